"""Which kind does somebody mean who types one: by its key, its label, or a word that people and lists use?"""

from layers.assets.kinds import Kinds
from layers.register.importing.mapping.kind_guess import LEFT_OUT, find_kind, suggested_kinds
from layers.tables.cells import shown
from layers.tables.source_table import ImportRefusedError


def kind_named(text: str, kinds: Kinds) -> str:
    """The key of a kind that somebody names by key, label or a word for it; "-" where rows are left out.

    Raises ``ImportRefusedError`` with the nearest kinds if there is none.
    """
    if text.strip().casefold() in (LEFT_OUT, "leave out", "leave-out"):
        return LEFT_OUT
    kind = kinds.find(text) or find_kind(text, kinds)
    if kind:
        return kind
    what, typed = '"{kind}" is no kind of assets.', shown(text)
    near = [kinds.label(key) for key in suggested_kinds(text, kinds)]
    if len(near) == 1:
        raise ImportRefusedError(what, "Did you mean {near}?", kind=typed, near=near)
    every = near or [each.label for each in kinds.kinds]
    raise ImportRefusedError(what, "Choose one of {near}.", kind=typed, near=every)


def words_named(typed: list[str], kinds: Kinds) -> tuple[tuple[str, str], ...]:
    """Words of a list with what they mean, typed like ``Sports=sports club`` or ``Slots=-``.

    Raises
    ------
    ImportRefusedError
        One of them is no pair, or names no kind.
    """
    pairs = []
    for each in typed:
        word, sign, kind = (part.strip() for part in each.rpartition("="))
        if not sign or not word or not kind:
            raise ImportRefusedError(
                '"{typed}" does not say which kind a word means.',
                "Write it like Sports=sports club, or Sports=- to leave such entries out.",
                typed=shown(each),
            )
        pairs.append((word, kind_named(kind, kinds)))
    return tuple(pairs)
