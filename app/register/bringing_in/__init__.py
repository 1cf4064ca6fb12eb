"""How does a list come in on the page, and how are its faults put right?"""
