"""The tables of kept sessions, step by step."""
