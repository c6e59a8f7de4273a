"""What the program is measured against: each a few lines, run in turn with the candidate."""
