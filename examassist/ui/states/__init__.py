"""What the window shows when it cannot go on as usual: not saved, still opening, ended without being closed."""
