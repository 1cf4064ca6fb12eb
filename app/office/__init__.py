"""The page of whoever looks after the program: backups, exports, periods and errors."""
