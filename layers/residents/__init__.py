"""Where residents are taken to live."""
