"""The list of the register's page: what is looked for, and what there is of it."""
