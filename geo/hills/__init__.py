"""What is one walk like, uphill and down?"""
