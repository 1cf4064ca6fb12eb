"""Backups of all that an office keeps: one file, looked through before anything is put back from it."""
