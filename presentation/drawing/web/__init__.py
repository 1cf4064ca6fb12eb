"""What a map in a browser is made of: its scripts, points, key and bounds, and a map as one file."""
