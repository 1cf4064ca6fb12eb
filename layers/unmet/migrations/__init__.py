"""The table of counts, step by step."""
