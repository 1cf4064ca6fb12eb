"""The assets of a place: what people can join, visit or use."""
