"""In which form does a club say itself what is right: one file that needs nothing else, or a printed page?"""
