"""How is anything measured: in turns, with its figures and the machine beside it?"""
