"""Questions about going by bus."""
