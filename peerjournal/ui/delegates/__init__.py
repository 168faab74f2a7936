"""What paints the rows of item views."""
