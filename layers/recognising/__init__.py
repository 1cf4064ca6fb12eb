"""Known by what is in them: which file of a folder is which layer of a council's area?"""
