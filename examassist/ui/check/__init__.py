"""The last page of an exam: what is missing, what was found, how it was entered; then the draft goes out."""
