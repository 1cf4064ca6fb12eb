"""What does somebody take home? The chosen few on paper and in their calendar, and nothing of the person."""
