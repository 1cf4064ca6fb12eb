"""Tests of what a planner hands on."""
