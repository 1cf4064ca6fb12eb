"""What may other programs read of the register? One table of columns, for views, services and files alike."""
