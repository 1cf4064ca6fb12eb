"""Larkenby, a town that does not exist: the parts of the program that makes it."""
