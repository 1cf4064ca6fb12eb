"""How does the answer about all wards read? The same sentences on the page, on paper and in a terminal."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from layers.area import Area
from layers.assets.kinds import load_kinds
from presentation.words import dates, plain as words
from presentation.words.area_noun import noun_of
from presentation.words.hills.wards import hills_sentence
from presentation.words.language import plural, sentence
from presentation.words.names import ward_names
from presentation.words.wards import choices as gap_words
from presentation.words.wards.ages import ages_sentence
from presentation.words.wards.kinds import counted_kinds_sentence
from presentation.words.wards.readiness import apart_sentence
from presentation.words.wards.register_cover import register_sentence
from presentation.words.wards.uncounted import uncounted_sentence
from presentation.words.ways_with_hours import counted_as, on_weekdays
from questions.walks.map_edge import wards_at_edge
from questions.walks.resident_homes import Unjudged
from questions.walks.timed_ways import DAYTIME
from questions.walks.walking_ground import ORIGIN_LIMIT_M
from questions.wards.ward_gap_model import UNKNOWN_COLUMNS, GapCause, WardGaps, WardQuestion

EDGE_NAMED: Final = 6


def when_words(question: WardQuestion) -> str:
    """When it must be open: "on Tuesday between 12:00 and 14:00"; "" for whenever."""
    if question.open_then is None:
        return ""
    return sentence(
        "on {day} between {starts:%H:%M} and {ends:%H:%M}",
        day=gap_words.DAYS[question.open_then.weekday],
        starts=question.open_then.starts,
        ends=question.open_then.ends,
    )


def within_words(question: WardQuestion) -> str:
    """ "within 15 minutes at a steady pace"."""
    return plural(
        "within {count} minute at {pace}",
        "within {count} minutes at {pace}",
        question.minutes,
        pace=words.at_pace(question.pace),
    )


def sought_words(question: WardQuestion, what: str) -> str:
    """ "a café open on Tuesday between 12:00 and 14:00 that somebody has checked"."""
    when = when_words(question)
    sought = sentence("{what} open {when}", what=what, when=when) if when else what
    return sought if question.with_stale else sentence("{what} that somebody has checked", what=sought)


def headline(area: Area, gaps: WardGaps, what: str) -> str:
    """ "61% of the residents of Newport whose streets are known have a café within …: 63,303 of 103,767." """
    figures, question = gaps.area, gaps.question
    values = {
        "who": gap_words.group_words(question.group),
        "area": words.one_line(area.title),
        "what": sought_words(question, what),
        "within": within_words(question),
    }
    if figures["areas_uncounted"]:
        return sentence(
            "What share of the {who} of {area} has {what} {within} is not known: not all are counted.",
            **values,
        )
    if not figures["judged"]:
        return sentence(
            "Whether {who} of {area} have {what} {within} is not known: no streets are.", **values
        )
    return sentence(
        "{share} of the {who} of {area} whose streets are known have {what} {within}: "
        "{reached:,} of {judged:,}.",
        share=gap_words.percent(figures["share_one"]),
        reached=round(figures["with_one"]),
        judged=round(figures["judged"]),
        **values,
    )


def no_ward_sentence(gaps: WardGaps) -> str:
    """Who lives near by but in no ward, to stand below the wards; "" if nobody does."""
    if not gaps.in_no_ward:
        return ""
    return sentence(
        "In no {noun} of this place: {count:,} {who} near by. They share what is in reach of them, and are "
        "counted in no other figure.",
        count=gaps.in_no_ward,
        who=gap_words.group_words(gaps.question.group),
        **noun_of(gaps).words,
    )


def edge_sentence(area: Area, gaps: WardGaps) -> str:
    """In which wards the map of streets ends within the walk; "" in none, or where nobody measured it."""
    question = gaps.question
    codes = wards_at_edge(area, within_m=question.pace.cutoff_m(question.minutes))
    if not codes:
        return ""
    names = ward_names(area.wards)
    titles = sorted(gap_words.ward_title(names[code]) for code in codes)
    named, more = titles[:EDGE_NAMED], len(titles) - EDGE_NAMED
    if more > 0:
        return plural(
            "The streets that we know end within the walk of {wards} and {count} more {noun}: what lies "
            "beyond is not counted, and shares there may be too low.",
            "The streets that we know end within the walk of {wards} and {count} more {nouns}: what lies "
            "beyond is not counted, and shares there may be too low.",
            more,
            wards=", ".join(named),
            **noun_of(area).words,
        )
    return sentence(
        "The streets that we know end within the walk of {wards}: what lies beyond is not counted, and "
        "shares there may be too low.",
        wards=dates.listed(named),
    )


def first_notes(gaps: WardGaps) -> tuple[str, ...]:
    """What is said right below the headline, for without it the headline misleads: none that is empty."""
    notes = (
        counted_kinds_sentence(gaps.question, load_kinds()),
        register_sentence(gaps.cover, load_kinds()),
        unknown_sentence(gaps),
        apart_sentence(gaps),
    )
    return tuple(note for note in notes if note)


def further_notes(area: Area, gaps: WardGaps) -> tuple[str, ...]:
    """What else is counted, and how: none that is empty."""
    notes = (
        counted_sentence(gaps.assets),
        ages_sentence(gaps.question),
        edge_sentence(area, gaps),
        hours_sentence(area, gaps.question),
        metres_sentence(gaps.question),
        hills_sentence(area, gaps.question.pace),
    )
    return tuple(note for note in notes if note)


def answer_notes(area: Area, gaps: WardGaps) -> tuple[str, ...]:
    """Both, as a terminal says them."""
    return (*first_notes(gaps), *further_notes(area, gaps))


def metres_sentence(question: WardQuestion) -> str:
    """How metres, in which walks are told, and minutes, in which they are asked for, go together."""
    return plural(
        "Walks are told in metres: {count} minute at this pace is {metres}.",
        "Walks are told in metres: {count} minutes at this pace are {metres}.",
        question.minutes,
        metres=words.metres(question.pace.cutoff_m(question.minutes)),
    )


def unknown_sentence(gaps: WardGaps) -> str:
    """Who is left out of every share, why, and how far off the shares may be; "" if nobody is."""
    figures = gaps.area
    if figures["areas_uncounted"]:
        return uncounted_sentence(gaps)
    if not figures["unknown"]:
        return ""
    return sentence(
        "{unknown:,} of {residents:,} {who} cannot be judged: {causes}. They are counted apart: with them, "
        "the share of the whole area is from {low} to {high}.",
        unknown=round(figures["unknown"]),
        residents=round(figures["residents"]),
        who=gap_words.group_words(gaps.question.group),
        causes=unjudged_words([round(figures[column]) for column in UNKNOWN_COLUMNS]),
        low=gap_words.percent(figures["share_one_low"]),
        high=gap_words.percent(figures["share_one_high"]),
    )


def unjudged_words(counts: Sequence[int]) -> str:
    """Why residents cannot be judged: "53,116 have no known street within 100 m, 2,536 …".

    ``counts`` are of each ``Unjudged`` cause, in its order; those of which there is nobody are left out.
    """
    causes = {
        Unjudged.NO_STREET: (
            "{count:,} has no known street within {limit_m:.0f} m",
            "{count:,} have no known street within {limit_m:.0f} m",
        ),
        Unjudged.ACROSS: (
            "{count:,} has one only across water, a railway or another barrier",
            "{count:,} have one only across water, a railway or another barrier",
        ),
        Unjudged.NOT_JOINED: (
            "{count:,} has a street that is not joined to the others",
            "{count:,} have a street that is not joined to the others",
        ),
    }
    clauses = [
        plural(*causes[cause], count, limit_m=ORIGIN_LIMIT_M)
        for cause, count in zip(Unjudged, counts, strict=True)
        if count
    ]
    return ", ".join(clauses)


def cover_sentence(*, no_street: int, across: int, not_joined: int) -> str:
    """Of how many residents nobody can say what is in reach, and why, where a page counts only the first."""
    return sentence(
        "Of {unjudged:,} nobody can say what is in reach: {causes}.",
        unjudged=no_street + across + not_joined,
        causes=unjudged_words([no_street, across, not_joined]),
    )


_NOT_COUNTED: Final = {
    GapCause.STALE_ONLY: (
        "{count:,} that nobody has checked, or whose times are not known",
        "{count:,} that nobody has checked, or whose times are not known",
    ),
    GapCause.SHUT_THEN: ("{count:,} paused or not open then", "{count:,} paused or not open then"),
    GapCause.FULL: ("{count:,} that is full", "{count:,} that are full"),
    GapCause.NOT_ELIGIBLE: ("{count:,} not for people of this age", "{count:,} not for people of this age"),
}


def hours_sentence(area: Area, question: WardQuestion) -> str:
    """At what time gates and ways that are open at times only are walked; "" where there are none."""
    if question.open_then is None:
        return counted_as(area, on_weekdays(*DAYTIME))
    return counted_as(area, sentence("{when}, there and back", when=when_words(question)))


def counted_sentence(assets: pd.DataFrame) -> str:
    """How many places count, and why the others do not: a full one is no one's to have.

    ``assets`` has ASSET_COLUMNS.
    """
    if assets.empty:
        return sentence("The register knows no such place here.")
    counting = int(assets["counts"].sum())
    if counting == len(assets):
        return plural(
            "The only such place in the register here counts.",
            "All {count:,} such places in the register here count.",
            counting,
        )
    clauses = []
    for cause, (singular, many) in _NOT_COUNTED.items():
        count = int((assets["bar"] == cause).sum())
        if count:
            clauses.append(plural(singular, many, count))
    return plural(
        "{count:,} of {places:,} such places in the register here counts. Not counted: {others}.",
        "{count:,} of {places:,} such places in the register here count. Not counted: {others}.",
        counting,
        places=len(assets),
        others=", ".join(clauses),
    )
