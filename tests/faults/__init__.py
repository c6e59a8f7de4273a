"""Faults done to the program on purpose; ``python -m tests.faults kill|powercut`` counts what was lost."""
