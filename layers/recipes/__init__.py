"""Recipes: what an area is made from, and what may be wrong with that."""
