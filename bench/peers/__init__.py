"""What would people use instead? One file for each peer; each in its faster form, on the very same graph."""
