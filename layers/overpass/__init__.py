"""A small place's map from Overpass, where no extract fits: asked by OSMnx, in a process with a limit."""
