"""What is handed over as a file: printed pages, tables, the calendar."""
