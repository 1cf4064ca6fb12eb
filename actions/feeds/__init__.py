"""Lists that keep themselves: set up, refreshed, held for a person, removed."""
