"""The background map: how a tile is drawn from an area's pack."""
