"""What do cells, rows and sheets look like, before it is known which column is what?"""
