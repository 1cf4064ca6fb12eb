"""How does the app bear many people at once?"""
