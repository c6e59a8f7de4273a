"""What sends a patient to hospital now: the window that asks once, the bar that stays, and who acts."""
