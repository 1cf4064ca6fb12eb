"""What cells, rows and sheets look like."""
