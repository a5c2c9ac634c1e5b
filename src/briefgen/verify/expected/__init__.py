"""What a file of each format should say, worked out from the document alone."""
