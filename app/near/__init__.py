"""The page "Near a person": what can this person get to on foot from home, that they would enjoy?"""
