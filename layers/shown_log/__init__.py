"""The log of unexpected errors, which may be shown to anyone."""
