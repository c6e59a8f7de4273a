"""The checklist on paper: blank, with the numbers of the screen, to be filled in by hand."""
