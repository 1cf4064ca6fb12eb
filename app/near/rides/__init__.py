"""Rides from door to door, near a person: at the home, and on the card of a place."""
