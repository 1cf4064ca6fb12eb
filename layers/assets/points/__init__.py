"""In which notations do people write where something is?"""
