"""What an office must be able to show of its own doings: what left the register, and what was let go."""
