"""What may be passed on to somebody else? A few places as text, draft or file; nothing of the person."""
