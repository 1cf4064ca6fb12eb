"""The wards of a place."""
