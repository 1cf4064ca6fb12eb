"""The planners' page: which wards are short of what, for whom, and why?"""
