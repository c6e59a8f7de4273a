"""Small faults put into the pack on purpose, and whether a whole patient of the pack notices each of them."""
