"""What the map is drawn from: water, green, buildings, labels."""
