"""Words about getting in, and what they say of steps."""
