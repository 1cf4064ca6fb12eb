"""Who may open a page, do something, take a file away or ask a route? Default deny: as the table says."""

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from actions.permits.roles import Role
from geo.errors import WithinReachError

TABLE: Final = Path(__file__).with_name("who_may.csv")
_YES: Final = "yes"
_NOBODY: Final = "the person who looks after Within Reach"


class Sort(StrEnum):
    """What a row of the table is about."""

    PAGE = "page"
    ACTION = "action"
    EXPORT = "export"
    ROUTE = "route"


class NotAllowedError(WithinReachError, PermissionError):
    """Whoever asks has none of the roles that this needs."""


class PermitTableError(WithinReachError, ValueError):
    """The table of permits cannot be used as it stands."""


@cache
def permits() -> Mapping[tuple[Sort, str], frozenset[Role]]:
    """The whole table: of each sort and name, the roles that may.

    Raises
    ------
    PermitTableError
        It has a heading, a sort or a mark that it must not have, or a row twice.
    """
    return read_permits(TABLE)


def read_permits(path: Path) -> Mapping[tuple[Sort, str], frozenset[Role]]:
    """A table of permits from a file, as ``permits``.

    Raises
    ------
    PermitTableError
        As ``permits``.
    """
    rules: dict[tuple[Sort, str], frozenset[Role]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rule = _rule(row)
            if rule in rules:
                raise PermitTableError(
                    "{rule} stands twice in {file}.", "Leave one row.", rule=rule, file=path.name
                )
            marks = {role: row.get(role.value) for role in Role}
            wrong = [f"{role}: {mark}" for role, mark in marks.items() if mark not in (_YES, "")]
            if wrong:
                raise PermitTableError(
                    '{rule} in {file} has "{wrong}".',
                    'Write "yes", or nothing for no.',
                    rule=rule[1],
                    file=path.name,
                    wrong=wrong[0],
                )
            rules[rule] = frozenset(role for role, mark in marks.items() if mark == _YES)
    return rules


def _rule(row: Mapping[str, str]) -> tuple[Sort, str]:
    if row.get("sort") not in tuple(Sort) or not row.get("name"):
        raise PermitTableError(
            'A row of the table of permits begins with "{sort}", "{name}".',
            "Begin it with page, action, export or route, then the name.",
            sort=row.get("sort", ""),
            name=row.get("name", ""),
        )
    return Sort(row["sort"]), row["name"]


def may(roles: frozenset[Role], sort: Sort, name: str) -> bool:
    """Whether any of these roles allows it; what is not in the table is allowed to nobody."""
    return bool(roles & permits().get((sort, name), frozenset()))


def check_may(roles: frozenset[Role], sort: Sort, name: str, *, ask: str = "") -> None:
    """Go on only where one of these roles allows it. ``ask`` is whom to ask for a role.

    Raises
    ------
    NotAllowedError
        None does. It says which roles would, and whom to ask.
    """
    if may(roles, sort, name):
        return
    needed = [role.value for role in Role if role in permits().get((sort, name), ())]
    has = [role.value for role in Role if role in roles]
    if not needed:
        raise NotAllowedError("Nobody may do this ({name}).", "Ask {ask}.", name=name, ask=ask or _NOBODY)
    if not has:
        raise NotAllowedError(
            "This needs the role {needed}, and you have no role here.",
            "Ask {ask} to give you one, then sign in again.",
            needed=" or ".join(needed),
            ask=ask or _NOBODY,
        )
    raise NotAllowedError(
        "This needs the role {needed}. You have the role {has}.",
        "Ask {ask} whether you should have it, then sign in again.",
        needed=" or ".join(needed),
        has=" and ".join(has),
        ask=ask or _NOBODY,
    )
