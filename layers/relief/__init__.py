"""How high does the ground lie?"""
