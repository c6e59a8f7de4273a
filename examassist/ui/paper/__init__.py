"""Paper beside the window: the blank checklist to print, and values typed from one that was filled in."""
