"""The page of whoever looks after the program; the page to sign in; which pages somebody may open."""
