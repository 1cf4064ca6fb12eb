"""A list that is fetched from its address."""
