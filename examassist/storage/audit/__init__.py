"""The audit: who looked at, copied, printed or exported what and when, in a chain that only grows."""
