"""What is said of one person's question: the places, the walks, what fits, and what is taken home."""
