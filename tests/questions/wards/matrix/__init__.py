"""The planners' matrix: equal to the single questions, and which cells are worst."""
