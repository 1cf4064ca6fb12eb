"""What is in reach on foot, and what is the way like?"""
