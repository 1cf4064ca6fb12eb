"""Tests of what a panel does in its browsers."""
