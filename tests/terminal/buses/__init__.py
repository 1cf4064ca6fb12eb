"""Tests of what the terminal says of buses."""
