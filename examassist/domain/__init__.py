"""The words of the exam room, as frozen values that know no window, file or clock."""
