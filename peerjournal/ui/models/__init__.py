"""Lists and tables for item views; they hold what was read and ask for nothing themselves."""
