"""What the wards are asked in a terminal: gaps, many at once, conversations with nothing suitable."""
