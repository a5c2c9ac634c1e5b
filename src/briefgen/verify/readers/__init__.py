"""What a file says, read with nothing that wrote it."""
