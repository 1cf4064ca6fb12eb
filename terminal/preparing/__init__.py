"""How is an area made in a terminal: from a council's name, from a folder, from a recipe?"""
