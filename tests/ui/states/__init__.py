"""What the window shows when it cannot go on as usual."""
