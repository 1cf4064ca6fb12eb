"""Rides from door to door: which come to a home, and which sessions they bring one to and home from."""
