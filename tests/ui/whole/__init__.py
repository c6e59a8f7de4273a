"""What must hold on every screen of the window."""
