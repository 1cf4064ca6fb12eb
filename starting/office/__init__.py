"""What `start.py serve` does: several processes of the app for an office, behind one proxy."""
