"""The streets of a place as a walker sees them."""
