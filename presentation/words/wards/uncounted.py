"""How is it said that a source leaves out how many people of a group live in some small areas?"""

import pandas as pd

from geo.rows import rows_of
from presentation.words.area_noun import noun_of
from presentation.words.language import plural, sentence
from presentation.words.wards import choices as gap_words
from questions.wards.ward_gap_model import WardGaps


def uncounted_sentence(gaps: WardGaps) -> str:
    """What is not counted in the whole area, and in which wards: some of it is not."""
    figures = gaps.area
    some = gaps.wards[gaps.wards["areas_uncounted"] > 0]
    return sentence(
        "{areas} Without figures and without a rank: {wards}. {bounds}",
        areas=_areas(gaps, figures),
        wards=", ".join(gap_words.title_of_ward(row) for row in rows_of(some)),
        bounds=_bounds(figures),
    ).rstrip()


def uncounted_here(gaps: WardGaps, row: pd.Series) -> str:
    """The same of one ward, as its sentence."""
    return sentence(
        "{areas} So no figure of this {noun} is known. {bounds}",
        areas=_areas(gaps, row),
        bounds=_bounds(row),
        **noun_of(gaps).words,
    ).rstrip()


def _areas(gaps: WardGaps, figures: pd.Series) -> str:
    who = gap_words.group_words(gaps.question.group)
    areas, at_least = int(figures["areas_uncounted"]), round(figures["residents_at_least"])
    if not at_least:
        return plural(
            "The source does not say how many {who} live in {count} small area.",
            "The source does not say how many {who} live in {count} small areas.",
            areas,
            who=who,
        )
    return plural(
        "The source does not say how many {who} live in {count} small area; "
        "in the rest there are {at_least:,}.",
        "The source does not say how many {who} live in {count} small areas; "
        "in the rest there are {at_least:,}.",
        areas,
        who=who,
        at_least=at_least,
    )


def _bounds(figures: pd.Series) -> str:
    """From what to what the share may be; "" where nobody knows how many live there at all."""
    low, high = figures["share_one_low"], figures["share_one_high"]
    if pd.isna(low) or pd.isna(high):
        return ""
    return sentence(
        "The share that has one in reach is somewhere from {low} to {high}.",
        low=gap_words.percent(low),
        high=gap_words.percent(high),
    )
