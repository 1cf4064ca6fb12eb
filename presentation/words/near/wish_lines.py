"""How is each thing that somebody asked for answered, a line for each, on the page and in a terminal?"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from geo.paces import Pace
from geo.rows import rows_of
from layers.assets.kinds import Kinds
from presentation.words import plain as words
from presentation.words.dates import listed
from presentation.words.language import plural, sentence
from presentation.words.near.fitting import RowTimes, session_words
from presentation.words.near.naming import named
from presentation.words.near.suits import hindrance_words, step_free_doubt
from questions.conversation.conversation import Suggestions
from questions.conversation.judging import InTheWay
from questions.conversation.reading.word_stems import plain_text
from questions.conversation.wish_answers import WishAnswer

MOST_NAMED: Final = 2  # places that a line names


_ALMOST: Final[dict[InTheWay, Callable[[int], str]]] = {
    InTheWay.FULL: lambda count: plural("{count} that is full", "{count} that are full", count),
    InTheWay.PAUSED: lambda count: plural("{count} paused for now", "{count} paused for now", count),
    InTheWay.WRONG_TIME: lambda count: plural("{count} at another time", "{count} at other times", count),
    InTheWay.COST: lambda count: plural("{count} that costs more", "{count} that cost more", count),
}


def has_lines(answer: Suggestions) -> bool:
    """Whether each thing asked for has a line of its own.

    Not where only one was asked for in a word of the tables, and something fits, and nothing that has steps
    would fit but for these: the headline says that.
    """
    first, more = answer.answers[:1], answer.answers[1:]
    return bool(more) or any(not each.fits or each.sounds_like or each.with_steps for each in first)


def wish_lines(answer: Suggestions, *, kinds: Kinds) -> Iterator[str]:
    """A line for each: "Rugby: nothing within 15 minutes; Walking Rugby is 22 minutes away." """
    if not has_lines(answer):
        return
    rows = rows_answered(answer, kinds)
    for each in answer.answers:
        yield sentence("{wish}: {places}", wish=wish_title(each), places=wish_places(each, rows, answer))


def rows_answered(answer: Suggestions, kinds: Kinds) -> dict[str, Any]:
    """The rows that a line may name, by the asset's id, with what ``named`` adds."""
    ids = {
        place
        for each in answer.answers
        for place in (*each.fits, each.nearest_too_far, each.there_still, *each.with_steps)
    }
    tables = (answer.fits, answer.near_misses, answer.ruled_out)
    places = pd.concat([table[table["asset_id"].isin(ids)] for table in tables], ignore_index=True)
    return {row.asset_id: row for row in rows_of(named(places, kinds))}


def wish_title(answer: WishAnswer) -> str:
    """ "Rugby"; "“short of puff” (read as: breathless)"; "If it would help – Husband died"."""
    title = _wish_words(answer)
    return sentence("If it would help – {line}", line=title) if answer.is_trouble else title


def wish_places(
    answer: WishAnswer, rows: Mapping[str, Any], whole: Suggestions, *, ids: Sequence[str] | None = None
) -> str:
    """What there is for it; ``ids`` are those of its places that may be named, else all that fit."""
    if answer.there_still in rows:  # which says what is in the way of it
        return _there_still(rows[answer.there_still], words.minutes(whole.near.question.minutes))
    named_ids = answer.fits if ids is None else ids
    line = _fitting(named_ids, rows, whole) if named_ids else _none_fits(answer, rows, whole)
    return " ".join(filter(None, (line, _with_steps(answer, rows))))


def _fitting(ids: Sequence[str], rows: Mapping[str, Any], whole: Suggestions) -> str:
    pace, more = whole.near.question.pace, len(ids) - MOST_NAMED
    names = "; ".join(_place(rows[asset_id], pace) for asset_id in ids[:MOST_NAMED])
    if more <= 0:
        return sentence("{names}.", names=names)
    return plural("{names}; and {count} more.", "{names}; and {count} more.", more, names=names)


def _with_steps(answer: WishAnswer, rows: Mapping[str, Any]) -> str:
    """What would fit but for its steps, by name; "" where there is nothing."""
    names = [_away(rows[asset_id]) for asset_id in answer.with_steps[:MOST_NAMED]]
    more = len(answer.with_steps) - MOST_NAMED
    if not names:
        return ""
    if more <= 0:
        return sentence("Not step-free: {names}.", names="; ".join(names))
    return plural(
        "Not step-free: {names}; and {count} more.",
        "Not step-free: {names}; and {count} more.",
        more,
        names="; ".join(names),
    )


def _none_fits(answer: WishAnswer, rows: Mapping[str, Any], whole: Suggestions) -> str:
    within = words.minutes(whole.near.question.minutes)
    almost = _almost_words(answer, whole)
    if not answer.nearest_too_far and almost:
        return sentence("nothing fits within {minutes} as it is. {almost}", minutes=within, almost=almost)
    if not answer.nearest_too_far:
        return sentence("nothing fits within {minutes}, nor a little further.", minutes=within)
    row = rows[answer.nearest_too_far]
    if pd.isna(row.walk_min):
        nothing = sentence("nothing within {minutes}; {title} is further.", minutes=within, title=_title(row))
    else:
        nothing = sentence(
            "nothing within {minutes}; {title} is {away} away.",
            minutes=within,
            title=_title(row),
            away=words.minutes(row.walk_min),
        )
    return f"{nothing} {almost}".strip()


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
    meant = answer.meant or answer.typed
    phrases = [_read_as(typed, means) for typed, means in zip(answer.typed, meant, strict=True)]
    if len(phrases) > 1:  # side by side they need not be a sentence: "behind with" and "rent"
        phrases = [each if each.startswith("“") else sentence("“{typed}”", typed=each) for each in phrases]
    typed = listed(phrases)
    return typed[:1].upper() + typed[1:]


def _read_as(typed: str, means: str) -> str:
    """The words as typed; with a slip of the pen or a short form in them, also as what they were read."""
    if plain_text(typed) == plain_text(means):
        return words.one_line(typed)
    return sentence("“{typed}” (read as: {means})", typed=words.one_line(typed), means=words.one_line(means))


def _there_still(row: Any, within: str) -> str:
    """What is there though it does not fit as it is, and what is in the way; never that nothing is there."""
    in_the_way = [each for each in row.hindrances if each.cause is not InTheWay.NOT_ASKED_FOR]
    title = _title(row)
    if not pd.isna(row.walk_min):
        title = sentence("{title}, {away}", title=title, away=words.minutes(row.walk_min))
    if not in_the_way:
        return sentence("{title}, is there for this, if they would like it.", title=title)
    return sentence(
        "nothing fits as it is within {minutes}; there is {title}: {way}.",
        minutes=within,
        title=title,
        way=hindrance_words(in_the_way),
    )


def _almost_words(answer: WishAnswer, whole: Suggestions) -> str:
    """What is within reach but for one thing, counted by what that is; "" where there is nothing."""
    almost = set(answer.almost)
    causes = whole.near_misses["cause"][whole.near_misses["asset_id"].isin(almost)] if almost else ()
    counts = Counter(InTheWay(cause) for cause in causes)
    parts = [_ALMOST[cause](count) for cause, count in counts.items() if cause in _ALMOST]
    return sentence("Within reach: {parts}.", parts=listed(parts)) if parts else ""


def _place(row: Any, pace: Pace) -> str:
    """ "Market Lunch Club, 7 minutes, Tuesday 12:00–14:00, not step-free"."""
    parts = [_away(row)]
    outing = RowTimes.of(row)
    if outing.starts is not None:
        parts.append(session_words(outing.starts, outing.ends))
    parts.append(step_free_doubt(row, step_free_pace=pace.step_free))
    return ", ".join(filter(None, parts))


def _away(row: Any) -> str:
    """ "Market Lunch Club, 7 minutes"."""
    return ", ".join((_title(row), words.minutes(row.walk_min)))


def _title(row: Any) -> str:
    return words.one_line(row.title)
