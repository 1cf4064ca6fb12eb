"""Which two records may be one asset?"""
