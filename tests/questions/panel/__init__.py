"""Tests of what a panel decides."""
