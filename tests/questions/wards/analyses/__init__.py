"""Tests of what an analysis asks, and of what has changed since."""
