"""One file per question: loads layers, calls geo, returns a frozen answer."""
