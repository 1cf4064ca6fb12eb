"""How do councils side by side read: heads, rows, the sentence above them, and what is missing?"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from actions.nation.read_run import CouncilsBeside
from geo.rows import rows_of
from presentation.words import plain as words
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from presentation.words.wards.choices import percent

MEASURE_TITLES: Final[Mapping[str, str]] = {
    "older_share": sentence("Aged 65 and over"),
    "deprivation_rank": sentence("Rank of deprivation"),
    "density_per_ha": sentence("Residents per hectare"),
}
HEADS: Final = (
    sentence("Council"),
    sentence("With one in reach"),
    sentence("Residents who can be judged"),
    sentence("Not known of"),
    *MEASURE_TITLES.values(),
)
CAPTION: Final = sentence("Councils side by side")
LIKE_WITH_LIKE: Final = sentence(
    "Alike by the share aged 65 and over, the mean rank of deprivation and residents per hectare, each by "
    "how far councils of this run differ in it. Ranks are compared only where they are of one index."
)


NOT_COMPLETE: Final = sentence(
    "A council whose register knows few places comes out low: how complete it is, its own page says."
)
RANK_NOTE: Final = sentence(
    "Rank of deprivation: the mean of its small areas’, by residents; 1 is the most deprived of the nation."
)


def share_words(share: Any) -> str:
    """A share as whole percent, as ward gaps say it; "not known" where it is missing."""
    return percent(float(share))


def measure_words(name: str, value: float) -> str:
    """One measure of a council; "not known" where its pack lacks it."""
    if pd.isna(value):
        return words.NOT_KNOWN
    return {
        "older_share": percent(value),
        "deprivation_rank": f"{value:,.0f}",
        "density_per_ha": f"{value:.1f}",
    }[name]


def council_rows(beside: CouncilsBeside) -> list[tuple[str, ...]]:
    """A row of HEADS for each council, in the table's order."""
    rows = []
    for row in rows_of(beside.table):
        measures = (measure_words(name, getattr(row, name)) for name in MEASURE_TITLES)
        rows.append(
            (
                one_line(row.title),
                share_words(row.share_one),
                words.number(row.judged),
                words.number(row.unknown),
                *measures,
            )
        )
    return rows


def headline(beside: CouncilsBeside, *, what: str, pace: str) -> str:
    """The answer first: the council with the smallest share, and the largest."""
    table = beside.table[beside.table["share_one"].notna()].sort_values("share_one", kind="stable")
    if not len(table):
        return sentence("Of no council is it known how many have {what} in reach.", what=what)
    low, high = table.iloc[0], table.iloc[-1]
    if len(table) == 1:
        return plural(
            "{share} of the residents of {title} have {what} within {count} minute at {pace}.",
            "{share} of the residents of {title} have {what} within {count} minutes at {pace}.",
            beside.choice.minutes, share=share_words(low["share_one"]), title=one_line(low["title"]),
            what=what, pace=pace,
        )  # fmt: skip
    return plural(
        "Within {count} minute at {pace}, {low} of residents have {what} in {low_title}, the fewest, and "
        "{high} in {high_title}, the most.",
        "Within {count} minutes at {pace}, {low} of residents have {what} in {low_title}, the fewest, and "
        "{high} in {high_title}, the most.",
        beside.choice.minutes, what=what, pace=pace, low=share_words(low["share_one"]),
        low_title=one_line(low["title"]), high=share_words(high["share_one"]),
        high_title=one_line(high["title"]),
    )  # fmt: skip


def lacking_sentences(beside: CouncilsBeside) -> Iterator[str]:
    """Which measures lack, and by what each council was compared instead."""
    titles = dict(zip(beside.table["area"], beside.table["title"], strict=True))
    for each in beside.like:
        if each.lacking:
            yield sentence(
                "{title} is compared without: {measures}.",
                title=one_line(titles[each.name]),
                measures=", ".join(MEASURE_TITLES[name] for name in each.lacking),
            )


def waiting_sentence(beside: CouncilsBeside) -> str:
    """How much of the run is still to come; "" where nothing is."""
    if not beside.waiting:
        return ""
    return plural(
        "The run has not come to {count} area yet.", "The run has not come to {count} areas yet.",
        beside.waiting,
    )  # fmt: skip


def refused_sentence(beside: CouncilsBeside) -> str:
    """How many areas have no answer; "" where all have."""
    if not beside.refused:
        return ""
    return plural("{count} area has no answer:", "{count} areas have no answer:", len(beside.refused))
