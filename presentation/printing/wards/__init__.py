"""What does a planner hand on? The map as a picture, and one ward on two pages."""
