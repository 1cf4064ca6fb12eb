"""What is remembered, for whom and how long: one visit, its link, and what all visits share."""
