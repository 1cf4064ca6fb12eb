"""What do words of tables mean: headings, numbers of categories, names in capitals?"""
