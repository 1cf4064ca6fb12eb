"""How is an asset added or corrected on the page?"""
