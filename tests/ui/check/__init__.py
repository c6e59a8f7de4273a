"""The check page: its gaps, what it found, and its keys."""
