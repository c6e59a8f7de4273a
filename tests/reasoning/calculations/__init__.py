"""Tests of computed quantities."""
