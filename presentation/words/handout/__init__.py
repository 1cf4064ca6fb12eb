"""What does somebody read on a hand-out that needs nobody to explain it, or in what is passed on?"""
