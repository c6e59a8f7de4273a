"""Who may open the store: its key, kept under seals that each open with one secret."""
