"""Answers shown with the small drawings of a pack, where the window has the room."""
