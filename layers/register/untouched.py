"""Which assets are a list's alone, so that the list may end them: nobody checked, edited or merged them?"""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.duplicates import PairDecision
from layers.register.engine.schema import asset_versions, duplicate_decisions as decisions
from layers.register.versions import Stored, VersionCause, in_parts

# What a list does by itself; an import that was undone leaves the asset as a list had it before.
_BY_ITSELF = (VersionCause.IMPORT, VersionCause.UNDO, VersionCause.CLOSE)


def untouched(connection: Connection, assets: Iterable[Stored]) -> frozenset[str]:
    """The ids of those of the assets that only their list ever wrote.

    A person's version counts even where the list has said the same since, and so does a merge with the asset
    of another list. A closing by a person does not: it is what the list asks for.
    """
    ids = {stored.asset_id for stored in assets if stored.source_says == "{}"}
    for some in in_parts(sorted(ids)):
        ids -= set(connection.scalars(_by_people(some)))
        for column in (decisions.c.first_id, decisions.c.second_id):
            merged = decisions.c.decision == PairDecision.MERGE.value
            ids -= set(connection.scalars(sa.select(column).where(merged, column.in_(some))))
    return frozenset(ids)


def _by_people(ids: list[str]) -> sa.Select[tuple[str]]:
    causes = [cause.value for cause in VersionCause if cause not in _BY_ITSELF]
    of = asset_versions.c
    return sa.select(of.asset_id).where(of.asset_id.in_(ids), of.change.in_(causes)).distinct()
