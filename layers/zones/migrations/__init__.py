"""The steps by which the table of sets of areas came to be."""
