"""What does a panel decide, on what grounds, and what does it come to?"""
