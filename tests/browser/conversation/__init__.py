"""The conversation in a real browser: what is said, chosen, taken home and forgotten."""
