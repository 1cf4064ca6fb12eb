"""What the wards are told in: labels, causes, heads of tables, sentences of page, paper and terminal."""
