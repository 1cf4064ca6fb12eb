"""How long is what kept, and what is over?"""
