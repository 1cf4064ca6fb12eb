"""Named analyses: what do an address's choices ask, what came out, and what has changed since?"""
