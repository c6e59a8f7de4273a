"""Tests of the journal and the records."""
