"""How are hills told?"""
