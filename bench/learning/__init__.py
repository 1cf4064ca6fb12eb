"""How the sentence model learns from our own tables how people speak; run by hand, with torch installed."""
