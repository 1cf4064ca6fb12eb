"""What changes on the streets with the time of day."""
