"""Two findings that do not go together: correct one, correct the other, or keep both for a reason."""
