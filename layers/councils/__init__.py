"""The councils of the United Kingdom: names and codes."""
