"""What other programs read: gathered, and laid down where they read it."""
