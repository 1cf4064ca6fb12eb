"""What the register is told in: its records, its form, its pages, and lists that come in."""
