"""One thing done to many places at once: which, what, and how it is put back."""
