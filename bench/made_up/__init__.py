"""Streets, towns and boroughs in which nobody lives, as large as wanted."""
