"""The steps by which the tables of sign-ins and readers came to be."""
