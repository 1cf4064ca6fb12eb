"""Baskets: kinds of assets that an office asks about together, under a name of its own."""
