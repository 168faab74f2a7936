"""The real program in a process of its own, with a wire by which a test looks in and presses keys."""
