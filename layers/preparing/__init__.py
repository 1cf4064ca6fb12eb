"""Preparing an area: from the files that a recipe names to the pack that serves."""
