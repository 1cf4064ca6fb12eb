"""How do lists that others keep come into the register: read, understood, placed and checked?"""
