"""A second reading of the pack, written from the clinical review and sharing no code with the program's reasoning.

It reads the YAML plainly and judges by truth tables over -1 (no), 0 (not known) and 1 (yes). Where it and the program
disagree on an invented patient, one of them is wrong.
"""
