"""What waits for a steward, where is it kept, and what was done with it?"""
