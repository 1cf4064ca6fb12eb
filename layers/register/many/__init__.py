"""What concerns many assets of the register at once: lists of an office's own, one change to all of them."""
