"""Which wards are short of what, for whom, and why?"""
