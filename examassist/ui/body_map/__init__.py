"""The body map beside the rows of a step: a second way to see and to give the same answers."""
