"""What is known of one asset, and what can be done with it in one press."""
