"""Figures worked out from all walks: coverage, places for each resident, inequality."""
