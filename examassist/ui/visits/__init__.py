"""Earlier visits beside an open exam: found, confirmed, shown as small marks; nothing of them enters the exam."""
