"""Conversations that ended with "nothing suitable": counts, and nothing of any person."""
