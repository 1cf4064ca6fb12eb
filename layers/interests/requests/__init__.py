"""By which words does somebody ask for something, and which take it back?"""
