"""How are rides from door to door told?"""
