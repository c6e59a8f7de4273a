"""The text of a request as one sees, edits and copies it."""
