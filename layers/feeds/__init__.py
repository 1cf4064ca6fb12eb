"""Lists with an address and a rhythm: what their servers say, turned into assets."""
