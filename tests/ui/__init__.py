"""The window, driven as a clinician drives it."""
