"""Tests of named analyses that are kept."""
