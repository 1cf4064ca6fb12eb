"""What does a panel print?"""
