"""How does the register give its assets back: in which files, and as which feed?"""
