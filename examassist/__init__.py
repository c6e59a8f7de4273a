"""ExamAssist walks a clinician through the examination of leg and back pain and says what fits and why."""

__version__ = "0.1.0"
