"""Every sentence a user reads, for page, terminal and paper alike."""
