"""Commands of open data: which council, what of it is fetched, which sources there are."""
