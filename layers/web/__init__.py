"""What everything that fetches over the network has in common."""
