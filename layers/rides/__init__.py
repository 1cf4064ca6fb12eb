"""Rides from door to door: dial-a-ride and lifts, as zones with hours, ages and notice."""
