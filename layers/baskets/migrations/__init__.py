"""The steps by which the table of baskets came to be."""
