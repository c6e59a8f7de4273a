"""The very pages that will be exported or printed, made and drawn beside the window, shown before anything leaves."""
