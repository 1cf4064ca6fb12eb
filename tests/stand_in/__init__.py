"""What answers in place of the internet: servers as the real ones are, and every way in which they fail."""
