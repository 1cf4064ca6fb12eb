"""Lists that keep themselves, on the register's page: added, moved, read beside the pages, removed."""
