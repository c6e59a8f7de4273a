"""Tests of the words of the exam room."""
