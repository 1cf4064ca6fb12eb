"""Many places: councils side by side, from a run that somebody made in a terminal."""
