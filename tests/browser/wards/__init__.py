"""Ward gaps in a real browser: baskets, many at once, what the address keeps."""
