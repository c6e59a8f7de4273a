"""Whole ways through the program, with real keys."""
