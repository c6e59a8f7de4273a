"""What is said about an encounter, then how it looks, then read back."""
