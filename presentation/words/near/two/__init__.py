"""What is said where two people are asked about: whom a place suits, and how they go together."""
