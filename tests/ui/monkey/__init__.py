"""Random keys on the real pages, judged by a table of what each key must record."""
