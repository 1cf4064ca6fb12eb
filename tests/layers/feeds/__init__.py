"""What OpenActive feeds say is read as what it is."""
