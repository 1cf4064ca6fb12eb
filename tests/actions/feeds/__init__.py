"""Feeds are read from planted servers that have every trap of the real ones."""
