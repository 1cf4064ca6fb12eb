"""Every sentence about funding, by subject: the page, the paper, the record and the terminal say the same."""
