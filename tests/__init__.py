"""What ExamAssist does, said as tests."""
