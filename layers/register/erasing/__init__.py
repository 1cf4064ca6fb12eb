"""How does the contact of a person leave the register for good, when that person asks for it?"""
