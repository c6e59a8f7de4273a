"""What is opened by a key over the exam: notes, technique, reasons, calculators, timers, and the list of commands."""
