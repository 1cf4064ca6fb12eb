"""Open data from the web: one catalogue, one client, one cache."""
