"""The care of a journal that is there: whether it is whole, copies of it, and what to do when it is damaged."""
