"""Walking networks in GraphML, as OSMnx writes and reads it."""
