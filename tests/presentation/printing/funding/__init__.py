"""Tests of what a panel prints."""
