"""The stand-in for the internet, for the commands that fetch."""

from tests.stand_in.served import web, whole_web

__all__ = ["web", "whole_web"]
