"""What start.py does: setting up, opening and testing, with nothing but the standard library."""
