"""Which assets stand where somebody looks for one, under which names, and how sure is each?"""
