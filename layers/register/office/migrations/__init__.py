"""The tables of an office's record, step by step."""
