"""Many assets changed at once, and lists of an office's own."""
