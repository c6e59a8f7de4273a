"""The shape of the clinical content, and reading it."""
