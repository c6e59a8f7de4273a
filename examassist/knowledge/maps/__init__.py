"""Maps of the body: drawings whose regions stand for items of the exam, for the window and for paper alike."""
