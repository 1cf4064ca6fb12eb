"""Who may do what? One table, who_may.csv, which anybody can read; what is not in it nobody may."""
