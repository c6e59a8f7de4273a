"""The page "Over time": what the visits of one patient found, side by side."""
