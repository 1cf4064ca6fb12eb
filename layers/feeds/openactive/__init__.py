"""Sessions of sport and activity as OpenActive publishes them."""
