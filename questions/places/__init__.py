"""Where is it? From what is typed to a place, and which assets an area has."""
