"""How have the wards fared over two or more days of the register, and through what?"""
