"""Scenes for `tests/screenshots.py` that need a step or two to be worth seeing, a file for each part of the window."""
