"""What is printed: bytes of a document out of plain values, for somebody else to write to a file."""
