"""What people see: one file per page; widgets and words, no mathematics."""
