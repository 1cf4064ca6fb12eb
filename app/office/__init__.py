"""What does an office see that a desk does not? The page to sign in, and what stands where a page may not."""
