"""Lists that come in, in a real browser."""
