"""How is each thing that somebody asked for answered, a line for each, on the page and in a terminal?"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from geo.rows import rows_of
from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.dates import listed
from presentation.words.language import plural, sentence
from presentation.words.near.naming import named
from questions.conversation.conversation import Suggestions
from questions.conversation.wish_answers import WishAnswer

MOST_NAMED: Final = 2  # places that a line names


def has_lines(answer: Suggestions) -> bool:
    """Whether each thing asked for has a line of its own.

    Not where only one was asked for in a word of the tables, and something fits: the headline says that.
    """
    first, more = answer.answers[:1], answer.answers[1:]
    return bool(more) or any(not each.fits or each.sounds_like for each in first)


def wish_lines(answer: Suggestions, *, kinds: Kinds) -> Iterator[str]:
    """A line for each: "Rugby: nothing within 15 minutes; Walking Rugby is 22 minutes away." """
    if not has_lines(answer):
        return
    shown = {place for each in answer.answers for place in (*each.fits[:MOST_NAMED], each.nearest_too_far)}
    tables = (answer.fits, answer.near_misses, answer.ruled_out)
    places = pd.concat([table[table["asset_id"].isin(shown)] for table in tables], ignore_index=True)
    rows = {row.asset_id: row for row in rows_of(named(places, kinds))}
    for each in answer.answers:
        line = sentence("{wish}: {places}", wish=_wish_words(each), places=_places(each, rows, answer))
        yield sentence("If it would help – {line}", line=line) if each.is_trouble else line


def unwanted_words(answer: Suggestions) -> str:
    """What was read as not wanted; "" where nothing was."""
    if not answer.unwanted:
        return ""
    typed = listed([f"“{words.one_line(phrase)}”" for phrase in answer.unwanted])
    return sentence("Left out, because they do not want it: {typed}.", typed=typed)


def _wish_words(answer: WishAnswer) -> str:
    """ "Rugby"; "“short of puff” (read as: breathless)"."""
    if answer.sounds_like:
        typed, means = words.one_line(answer.typed[0]), words.one_line(answer.means)
        return sentence("“{typed}” (read as: {means})", typed=typed, means=means)
    typed = listed([words.one_line(phrase) for phrase in answer.typed])
    return typed[:1].upper() + typed[1:]


def _places(answer: WishAnswer, rows: Mapping[str, Any], whole: Suggestions) -> str:
    within = words.minutes(whole.near.question.minutes)
    if answer.fits:
        names = "; ".join(_place(rows[asset_id]) for asset_id in answer.fits[:MOST_NAMED])
        more = len(answer.fits) - MOST_NAMED
        if more <= 0:
            return sentence("{names}.", names=names)
        return plural("{names}; and {count} more.", "{names}; and {count} more.", more, names=names)
    if not answer.nearest_too_far:
        return sentence("nothing fits within {minutes}, nor a little further.", minutes=within)
    row = rows[answer.nearest_too_far]
    if pd.isna(row.walk_min):
        return sentence("nothing within {minutes}; {title} is further.", minutes=within, title=_title(row))
    return sentence(
        "nothing within {minutes}; {title} is {away} away.",
        minutes=within,
        title=_title(row),
        away=words.minutes(row.walk_min),
    )


def _place(row: Any) -> str:
    return sentence("{title}, {away}", title=_title(row), away=words.minutes(row.walk_min))


def _title(row: Any) -> str:
    return words.one_line(row.title)
