"""What is said of going by bus."""
