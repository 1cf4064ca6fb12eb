"""What is said of a person: what their words set, the controls for the rest, and the second person's."""
