"""By which id is each row known when the list comes again, and which rows share one?"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from geo.wording import worded
from layers.assets.kinds import plain_word
from layers.register.importing.draft import Draft
from layers.tables.cells import shown
from layers.tables.row_reasons import AGAIN, SAME_ID

_MOST_ROWS_NAMED: Final = 6


def give_ids(drafts: Sequence[Draft], *, has_ids: bool, own: bool) -> None:
    """Set ``known["source_id"]`` of each row; rows that share an id are refused, unless they are alike.

    A row without an id gets one made of its name, kind and place, so that it stays the same when its times or
    telephone change; only rows that agree in these are told apart by their other cells. ``own``: in an export
    of the register it is the asset's id that has to be its own, for two sources may use the same.
    """
    field = "asset_id" if own else "source_id"
    for draft in drafts:
        if draft.cell("source_id"):
            draft.known["source_id"] = draft.cell("source_id")
        elif own:
            draft.known["source_id"] = ""
        elif has_ids:
            draft.fault(
                "source_id",
                worded("This row has no id; one was made from its name and place."),
                worded("Give it an id of its own, or it cannot be told when the name changes."),
            )
    given = [draft for draft in drafts if draft.cell(field)]
    for key, group in _grouped(given, lambda draft: draft.cell(field)):
        _one_of_each(group, key)
    _make_ids([draft for draft in drafts if not draft.cell(field)])


def _grouped(drafts: Iterable[Draft], key: Callable[[Draft], str]) -> Iterable[tuple[str, list[Draft]]]:
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[key(draft)].append(draft)
    return groups.items()


def _one_of_each(group: list[Draft], key: str) -> None:
    """Of rows alike in every cell the first stays; of rows that differ none does."""
    first = group[0]
    if len(group) == 1:
        return
    if all(draft.cells == first.cells and draft.more == first.more for draft in group):
        _first_of(group)
        return
    numbers = ", ".join(str(draft.number) for draft in group[:_MOST_ROWS_NAMED])
    rest = len(group) - _MOST_ROWS_NAMED
    template = 'Rows {numbers} share the id "{key}" but differ.'
    if rest > 0:
        template = 'Rows {numbers} and {rest} more share the id "{key}" but differ.'
    what = worded(template, numbers=numbers, rest=rest, key=shown(key))
    for draft in group:
        draft.refuse(SAME_ID, "source_id", what, worded("Give each row its own id."))


def _first_of(alike: Sequence[Draft]) -> None:
    for draft in alike[1:]:
        what = worded("This row says the same as row {number}.", number=alike[0].number)
        draft.refuse(AGAIN, None, what, worded("Delete one of the two."))


def _make_ids(drafts: Sequence[Draft]) -> None:
    for _, group in _grouped(drafts, _identity):
        if len(group) == 1:
            group[0].known["source_id"] = _digest(_identity(group[0]))
            continue
        for everything, alike in _grouped(group, _everything):
            _first_of(alike)
            for draft in alike:
                draft.known["source_id"] = _digest(everything)


def _identity(draft: Draft) -> str:
    """What stays when a list is brought up to date: name, organisation, kind, interests, place."""
    values = draft.known
    point = f"{values['longitude']:.4f},{values['latitude']:.4f}" if "longitude" in values else ""
    place = values.get("postcode") or draft.cell("address") or point
    words = [
        values["name"],
        values["organisation"],
        values.get("kind", ""),
        ";".join(values["interests"]),
        place,
    ]
    if not values["name"]:
        words.append(point)
    return "\x1f".join(plain_word(word) for word in words)


def _everything(draft: Draft) -> str:
    cells = sorted((name, plain_word(cell)) for name, cell in draft.cells.items() if cell)
    rest = sorted((name, plain_word(cell)) for name, cell in draft.more)
    return _identity(draft) + "\x1e" + "\x1f".join(f"{name}={cell}" for name, cell in [*cells, *rest])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
