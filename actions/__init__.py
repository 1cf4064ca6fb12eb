"""What changes something, for page and terminal alike."""
