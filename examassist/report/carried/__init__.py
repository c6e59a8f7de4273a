"""The PDF as a whole file: its structure, its claim to last, and the record that it carries and is checked against."""
