"""A PostgreSQL server for offices that keep all of theirs there."""

from tests.layers.conftest import postgres, postgres_databases

__all__ = ["postgres", "postgres_databases"]
