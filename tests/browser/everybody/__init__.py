"""Is it for everybody? What is read aloud, the keyboard alone, small windows, a person's own settings."""
