"""Sentences about the office: its backups, and who may ask."""
