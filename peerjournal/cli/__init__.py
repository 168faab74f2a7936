"""The terminal face: the same vault and the same actions as the window, for habits, scripts and scheduled backups."""
