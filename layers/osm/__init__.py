"""OpenStreetMap files: whether they are sound, and what lies in them."""
