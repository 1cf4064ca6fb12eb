"""How does the register of a made-up town come by a year of changes, so that days can be compared at once?

Only a register in which nothing has ever been written is given a past, and only of a town that does not
exist: no real register may say that it knew something on a day on which it did not.
"""

from datetime import UTC, datetime, time
from typing import Final

import sqlalchemy as sa

from layers.register.engine.schema import meta
from layers.register.importing.seeding import BY, PackOfAssets, earlier_lists
from layers.register.plans import ImportResult, import_within
from layers.register.store import Register
from layers.register.versions import Writing

_AT: Final = time(9, 30)  # UTC


def begin_with_past(
    register: Register, area: PackOfAssets, *, now: datetime | None = None
) -> tuple[ImportResult, ...]:
    """Let an empty register begin with what a made-up town's lists were on earlier days, all or nothing.

    What a later list no longer has is closed on its day.

    Returns
    -------
    What each import did; nothing where the register has begun, the area has no such lists, or one of their
    days has not come yet by this machine's clock (``now``).

    Raises
    ------
    RegisterError
        The register cannot be read or written.
    """
    if register.revision:
        return ()
    moment = now or datetime.now(UTC)
    days = [(datetime.combine(day, _AT, UTC), lists) for day, lists in earlier_lists(area)]
    if not days or days[-1][0] >= moment:
        return ()
    results: list[ImportResult] = []
    with register.database.writing() as connection:
        row = connection.execute(sa.select(meta.c.revision, meta.c.changed_at).with_for_update()).one()
        revision, last_at = int(row.revision), str(row.changed_at)
        if revision:  # somebody else was first
            return ()
        for at, lists in days:
            for each in lists:
                work = Writing(connection, BY, revision, last_at, now=at)
                results.append(import_within(work, each.assets, each.info, vanished="close"))
                revision, last_at = work.revision, work.at
                connection.execute(meta.update().values(revision=revision, changed_at=last_at))
    return tuple(results)
