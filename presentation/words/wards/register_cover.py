"""How is it said how complete the register is? Which lists, of when, how many checked?"""

from collections.abc import Sequence
from typing import Final

from layers.assets.kinds import Kinds
from presentation.words import dates, plain as words
from presentation.words.kinds import kind_plural
from presentation.words.language import plural, sentence
from questions.wards.register_cover import KindCover, RegisterCover

LISTS_NAMED: Final = 3


def register_sentence(cover: RegisterCover, kinds: Kinds) -> str:
    """What the register knows of the kinds asked for, from where, how checked, and what no list has.

    It stands with every figure: where no list has any, an absence is not told as a gap without it.
    """
    first = kind_sentence(cover.together)
    none = _plurals([each for each in cover.kinds if not each.places], kinds)
    if none and cover.together.places:
        first = sentence("{first} It has none at all of these kinds: {kinds}.", first=first, kinds=none)
    weak = _plurals([each for each in cover.weak_kinds if each.places], kinds)
    if not weak or cover.together.rests_on_map:
        return first
    return sentence(
        "{first} No list has {kinds} here: where one of these is missing, it may be missing from the map "
        "only.",
        first=first,
        kinds=weak,
    )


def _plurals(covers: Sequence[KindCover], kinds: Kinds) -> str:
    """ "lunch clubs and cafés"."""
    named = [kind_plural(kinds, each.kinds[0]).lower() for each in covers if each.kinds]
    return words.one_line(dates.listed(named)) if named else ""


def kind_sentence(cover: KindCover) -> str:
    """The same of one kind, or of all together."""
    if not cover.places:
        return sentence(
            "The register has none of these, and no list that was ever brought in has one here: that is a "
            "gap in what is known, and not yet one in what there is. Bring in a list, or ask, before it is "
            "called a gap."
        )
    if cover.rests_on_map:
        return plural(
            "The only one that the register has is from OpenStreetMap alone, and no list that was ever "
            "brought in has one here: where none is near, one may only be missing from the map. {checked}",
            "All {count:,} that the register has are from OpenStreetMap alone, and no list that was ever "
            "brought in has one here: where none is near, one may only be missing from the map. {checked}",
            cover.places,
            checked=_checked(cover),
        )
    return sentence("The register has {parts}. {checked}", parts=_parts(cover), checked=_checked(cover))


def _parts(cover: KindCover) -> str:
    """ "12: 5 from Directory of clubs (came in last on 3 May 2026), 7 from OpenStreetMap alone"."""
    parts = []
    if cover.in_lists:
        values = {"count": f"{cover.in_lists:,}", "lists": _lists(cover.lists)}
        day = cover.last_list_on
        parts.append(
            sentence("{count} from {lists} (the last came in on {day})", day=dates.day_words(day), **values)
            if day
            else sentence("{count} from {lists}", **values)
        )
    if cover.on_map_only:
        parts.append(sentence("{count:,} from OpenStreetMap alone", count=cover.on_map_only))
    if cover.by_hand:
        parts.append(sentence("{count:,} added by hand", count=cover.by_hand))
    return sentence("{places:,}: {parts}", places=cover.places, parts=", ".join(parts))


def _lists(titles: Sequence[str]) -> str:
    """The first lists by name, and how many more there are."""
    named = ", ".join(sentence("“{list}”", list=words.one_line(title)) for title in titles[:LISTS_NAMED])
    more = len(titles) - LISTS_NAMED
    if more <= 0:
        return named
    return plural("{named} and {count} more list", "{named} and {count} more lists", more, named=named)


def _checked(cover: KindCover) -> str:
    if not cover.checked:
        return sentence("No person has checked any of them lately.")
    if cover.checked == cover.places:
        return sentence("A person has checked all of them lately.")
    return plural(
        "A person has checked {count:,} of them lately.",
        "A person has checked {count:,} of them lately.",
        cover.checked,
    )
