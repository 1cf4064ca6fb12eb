"""How do ward gaps read in a terminal? Sentences, and figures as words; causes and groups as on the page."""

from typing import Final

import numpy as np
import pandas as pd

from layers.assets.kinds import Kinds
from presentation.words import gaps as said, plain as words
from questions.wards.gap_fairness import Fairness
from questions.wards.ward_gap_model import CAUSE_COLUMNS, Asked, GapCause, WardGaps

WARD_HEADS: Final = (
    "Ward",
    "Residents",
    "Not known",
    "With one",
    "Share",
    "With three",
    "Half of them walk at most",
    "Mean walk to three",
    "Per 1,000",
    "Rank",
    "Mostly because",
)


def kinds_words(asked: Asked, kinds: Kinds) -> str:
    """ "a café or a pub" """
    named = [kinds.label(key) for key in asked.kinds] or ["place of any kind"]
    lower = [f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name[0].lower()}{name[1:]}" for name in named]
    return " or ".join(lower) if len(lower) <= 3 else f"one of {len(lower)} kinds of places"


def asked_words(asked: Asked, kinds: Kinds) -> str:
    """What was asked, as the end of a sentence."""
    then = ""
    if asked.open_then is not None:
        day, hours = said.DAYS[asked.open_then.weekday], asked.open_then
        then = f" open on {day} between {hours.starts:%H:%M} and {hours.ends:%H:%M}"
    checked = "" if asked.with_stale else " that somebody has checked"
    return (
        f"{kinds_words(asked, kinds)}{then}{checked} within {asked.minutes} minutes "
        f"at {words.at_pace(asked.pace)}"
    )


def sentences(gaps: WardGaps, kinds: Kinds) -> tuple[str, ...]:
    """The answer in words: how many have one, whom nobody can judge, and the shortest wards."""
    area, group = gaps.area, said.group_words(gaps.asked.group)
    told = [
        f"{area['with_one']:,} of {area['judged']:,} {group} ({said.percent(area['share_one'])}) have "
        f"{asked_words(gaps.asked, kinds)}."
        if area["judged"]
        else f"No {group} can be judged: there are none with a known street."
    ]
    if area["unknown"]:
        told.append(f"Of {area['unknown']:,} more nobody can say: no known street joins them to the others.")
    shortest = gaps.wards[gaps.wards["share_one"].notna()].sort_values(["share_one", "ward_name"]).head(3)
    if len(shortest) > 1:
        listed = [
            f"{words.one_line(row.ward_name)} ({said.percent(row.share_one)})"
            for row in shortest.itertuples()
        ]
        told.append(f"Smallest shares: {', '.join(listed)}.")
    return tuple(told)


def fairness_sentences(found: Fairness) -> tuple[str, ...]:
    """What the three measures mean here."""
    told = []
    if found.concentration is not None:
        who = "the least deprived" if found.concentration > 0 else "the most deprived"
        lean = "nobody in particular" if abs(found.concentration) < 0.005 else who
        told.append(
            f"Concentration index {found.concentration:+.2f}: what is in reach favours {lean} "
            "(0 is even; +1 all with the least deprived, −1 all with the most deprived)."
        )
    told.append(f"Gini {found.gini:.2f}: 0 if all had as many in reach, towards 1 if few had all.")
    if found.palma is not None:
        told.append(
            f"Palma ratio: the least deprived tenth have {found.palma:.2f} times as many "
            "in reach as the most deprived two fifths."
        )
    elif found.concentration is not None:
        told.append("Palma: no figure, as the most deprived two fifths have none in reach.")
    else:
        told.append("Deprivation is not known here, so who is favoured cannot be said.")
    return tuple(told)


def ward_rows(gaps: WardGaps, ranks: pd.DataFrame) -> list[list[str]]:
    """Each ward under ``WARD_HEADS``."""
    known = ranks.set_index("ward_code")
    rows = []
    for row in gaps.wards.itertuples():
        rank = rank_words(known.loc[row.ward_code]) if row.ward_code in known.index else ""
        judged = row.judged > 0
        rows.append(
            [
                words.one_line(row.ward_name),
                f"{row.residents:,}",
                f"{row.unknown:,}" if row.unknown else "none",
                f"{row.with_one:,}" if judged else said.UNKNOWN,
                said.percent(row.share_one),
                said.percent(row.share_three),
                walk(row.median_walk_m, gaps),
                walk(row.median_three_m, gaps),
                f"{row.assets_per_1000:.2f}" if judged else said.UNKNOWN,
                rank or said.UNKNOWN,
                said.CAUSES_SAID[GapCause(row.main_cause)][0] if row.main_cause else "",
            ]
        )
    return rows


def rank_words(row: "pd.Series[object]") -> str:
    """ "3 (2 to 6)": the rank, and how far it moves with the settings."""
    if pd.isna(row["rank"]):  # type: ignore[call-overload]
        return ""
    best, worst = row["rank_best"], row["rank_worst"]
    return f"{row['rank']}" if best == worst else f"{row['rank']} ({best} to {worst})"


def walk(walk_m: float, gaps: WardGaps) -> str:
    """A walk in whole minutes at the pace asked for."""
    if np.isnan(walk_m):
        return said.UNKNOWN
    if np.isinf(walk_m):
        return f"over {int(gaps.asked.pace.seconds(gaps.longest_m) // 60)} min"
    return f"{max(1, int(np.ceil(gaps.asked.pace.seconds(walk_m) / 60 - 1e-6)))} min"


def cause_rows(figures: "pd.Series[object]") -> list[list[str]]:
    """Each cause that holds for somebody: who is without, and what would mend it."""
    counts = [(int(figures[column]), cause) for column, cause in zip(CAUSE_COLUMNS, GapCause, strict=True)]  # type: ignore[call-overload]
    return [
        [said.CAUSES_SAID[cause][0], f"{count:,}", said.CAUSES_SAID[cause][1]]
        for count, cause in counts
        if count
    ]
