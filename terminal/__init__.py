"""What people read in a terminal: the same answers as on the pages, as text, JSON and files."""
