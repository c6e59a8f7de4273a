"""The journal and the records: what was recorded, kept encrypted and kept for good."""
