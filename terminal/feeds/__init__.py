"""Lists that keep themselves, in a terminal."""
