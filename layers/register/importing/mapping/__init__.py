"""Which column of a list is which field, and which of our kinds and values do its words mean?"""
