"""ExamAssist walks a clinician through history and examination and says what fits and why."""

__version__ = "0.1.0"
