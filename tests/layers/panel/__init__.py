"""Tests of sessions that are kept."""
