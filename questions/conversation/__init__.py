"""What fits this person: their words, their free hours, what is open to them?"""
