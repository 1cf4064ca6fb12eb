"""A made-up nation of England's size, and how long a run over it takes."""
