"""What stands over each group of an answer's list, and on the lines behind which kinds are folded?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.dates import listed
from presentation.words.kinds import kind_label, kind_plural
from presentation.words.language import plural, sentence
from presentation.words.near.wish_lines import has_lines, rows_answered, wish_places, wish_title
from questions.conversation.answer_groups import Fold, Group, Heading
from questions.conversation.conversation import Suggestions

_TITLES: Final = {
    Heading.SEVERAL: sentence("Meets more than one of these"),
    Heading.MORE: sentence("More of what was asked for"),
    Heading.LESS_CLOSE: sentence("Less close to what was asked for"),
    Heading.CLUBS: sentence("Clubs and groups"),
    Heading.PLACES: sentence("Places to go"),
    Heading.SERVICES: sentence("Services"),
}
_BOTH: Final = sentence("Meets both")


@dataclass(frozen=True)
class GroupWords:
    """What is written over a group: its title, and its answer in a line."""

    title: str
    line: str = ""


def group_words(groups: Sequence[Group], answer: Suggestions | None, *, kinds: Kinds) -> list[GroupWords]:
    """What stands over each of the groups of a list, in their order; ``answer`` is what fits, if asked."""
    rows = rows_answered(answer, kinds) if answer is not None and answer.answers else {}
    several = {each for group in groups if group.heading is Heading.SEVERAL for each in group.asset_ids}
    wishes = sum(group.heading is Heading.WISH for group in groups)
    return [_of_group(group, answer, rows, several, both=wishes == 2, kinds=kinds) for group in groups]


def fold_words(fold: Fold, group: Group, *, kinds: Kinds) -> str:
    """ "and 22 cafés"; "22 cafés" where nothing stands above it."""
    count = len(fold.asset_ids)
    names = kind_plural(kinds, fold.kind) if count > 1 else kind_label(kinds, fold.kind).lower()
    if group.asset_ids:
        return sentence("and {count} {names}", count=count, names=names)
    return sentence("{count} {names}", count=count, names=names)


def rows_label(title: str, count: int) -> str:
    """What the rows of a group are called when they are read aloud: "Rugby: 3 places"."""
    return plural("{title}: {count} place", "{title}: {count} places", count, title=title)


def _of_group(
    group: Group,
    answer: Suggestions | None,
    rows: dict[str, Any],
    several: set[str],
    *,
    both: bool,
    kinds: Kinds,
) -> GroupWords:
    if group.answer is None or answer is None:
        title = _BOTH if both and group.heading is Heading.SEVERAL else _TITLES[group.heading]
        return GroupWords(title)
    ids = [*(each for each in group.answer.fits if each in several), *group.asset_ids]
    if not ids and group.folds:
        line = _only_folded(group, rows, kinds)
    elif ids and not has_lines(answer):
        line = ""  # the headline names it
    else:
        line = wish_places(group.answer, rows, answer, ids=ids)
    return GroupWords(wish_title(group.answer), f"{line[:1].upper()}{line[1:]}")


def _only_folded(group: Group, rows: dict[str, Any], kinds: Kinds) -> str:
    """ "no club or group; 22 cafés, the nearest 4 minutes away." """
    names = listed([_fold(fold, kinds) for fold in group.folds])
    nearest = min(rows[asset_id].walk_min for fold in group.folds for asset_id in fold.asset_ids)
    return sentence(
        "no club or group; {names}, the nearest {away} away.", names=names, away=words.minutes(nearest)
    )


def _fold(fold: Fold, kinds: Kinds) -> str:
    return sentence("{count} {names}", count=len(fold.asset_ids), names=kind_plural(kinds, fold.kind))
