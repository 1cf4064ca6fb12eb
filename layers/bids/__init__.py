"""Bids to a fund, and grants that it has made."""
