"""What is typed in words, in a real browser."""
