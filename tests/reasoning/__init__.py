"""Tests of the reasoning: laws that hold for every encounter, and what each part does."""
