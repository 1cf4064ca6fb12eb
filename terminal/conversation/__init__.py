"""`cli.py near`: what is asked at the terminal for one person or for two, and what is made of the answer."""
