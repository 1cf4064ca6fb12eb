"""`cli.py nation`: one question over many areas."""
