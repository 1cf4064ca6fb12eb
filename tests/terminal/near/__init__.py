"""Near a person in the terminal."""
