"""Backups of all that an office keeps: written, and put back."""
