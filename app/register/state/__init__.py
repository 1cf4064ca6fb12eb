"""What does a visit to the register remember, and what stands in the register now?"""
