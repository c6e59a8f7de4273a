"""The long runs that are too slow for every change: faults and laws in night and release sizes."""
