"""The steps by which the table of named analyses came to be."""
