"""The page "About the data": where do the answers come from, and what can they not know?"""
