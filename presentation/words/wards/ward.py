"""How does one ward read? Who of its residents has one in reach, and who has not."""

import pandas as pd

from presentation.words.area_noun import AreaNoun
from presentation.words.language import plural, sentence
from presentation.words.wards import choices as gap_words
from presentation.words.wards.answer import sought_words, within_words
from presentation.words.wards.uncounted import uncounted_here
from questions.wards.ward_gap_model import WardGaps

YES, NO = sentence("yes"), sentence("no")


def place_heads(noun: AreaNoun) -> tuple[str, ...]:
    """What stands over the places that the residents of one ward reach."""
    return (
        sentence("Place"),
        sentence("Kind"),
        sentence("Residents of the {noun} in reach", **noun.words),
        sentence("Counts"),
        sentence("Ring first"),
    )


def ward_sentence(gaps: WardGaps, row: pd.Series, what: str) -> str:
    """ "5,193 of 5,193 residents are without a café within 15 minutes …. 317 more cannot be judged." """
    who = gap_words.group_words(gaps.question.group)
    if row["areas_uncounted"]:
        return uncounted_here(gaps, row)
    if not row["judged"]:
        return sentence(
            "No street is known near any of the {residents:,} {who} here, so nothing can be said.",
            residents=round(row["residents"]),
            who=who,
        )
    without = round(row["judged"] - row["with_one"])
    values = {
        "judged": round(row["judged"]),
        "who": who,
        "what": sought_words(gaps.question, what),
        "within": within_words(gaps.question),
    }
    if without:
        first = sentence(
            "{without:,} of {judged:,} {who} are without {what} {within}.", without=without, **values
        )
    else:
        first = sentence("All {judged:,} {who} whose streets are known have {what} {within}.", **values)
    if not row["unknown"]:
        return first
    more = plural(
        "{count:,} more cannot be judged.", "{count:,} more cannot be judged.", round(row["unknown"])
    )
    return sentence("{first} {more}", first=first, more=more)


def no_causes(row: pd.Series, noun: AreaNoun) -> str:
    """Why a ward has no causes to be told."""
    if row["areas_uncounted"]:
        return gap_words.NOT_COUNTED
    return gap_words.NOBODY_WITHOUT if row["judged"] else gap_words.NOBODY_JUDGED.of(noun)
