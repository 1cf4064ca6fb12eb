"""How do ward gaps read? Sentences, causes, groups, and figures as words; for the page and the terminal."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from app import words
from layers.assets.kinds import Kinds
from questions.gap_fairness import Fairness
from questions.ward_gaps import EVERYONE, MOST_DEPRIVED, Asked, GapCause, WardGaps

CAUSE: Final[Mapping[GapCause, str]] = {
    GapCause.STALE_ONLY: "nobody has checked it",
    GapCause.SHUT_THEN: "not open then",
    GapCause.FULL: "full",
    GapCause.NOT_ELIGIBLE: "not for people of this age",
    GapCause.NO_WAY: "no way on foot",
    GapCause.TOO_FAR: "too far",
    GapCause.NONE_EXISTS: "none is known",
}
MENDS: Final[Mapping[GapCause, str]] = {
    GapCause.STALE_ONLY: "Ring them: the register’s page says whom first.",
    GapCause.SHUT_THEN: "Ask those in reach whether they can open then.",
    GapCause.FULL: "Fund more places where they are full.",
    GapCause.NOT_ELIGIBLE: "Ask whether the age rules can give way.",
    GapCause.NO_WAY: "A path, a crossing or a ramp would do it: the place is near.",
    GapCause.TOO_FAR: "Found one nearer by.",
    GapCause.NONE_EXISTS: "Found the first one, or look for those that the register does not know.",
}
GROUPS: Final[Mapping[str, str]] = {
    EVERYONE: "residents",
    "under_16": "residents under 16",
    "aged_65_plus": "residents aged 65 and over",
    "aged_75_plus": "residents aged 75 and over",
    "disabled": "disabled residents",
    MOST_DEPRIVED: "residents of the most deprived fifth",
}
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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


def group_words(group: str) -> str:
    """A group within a sentence; a column of the recipe's own in its own words."""
    return GROUPS.get(group, f"residents counted as “{words.one_line(group.replace('_', ' '))}”")


def kinds_words(asked: Asked, kinds: Kinds) -> str:
    """ "a café or a pub" """
    named = [kinds.label(key) for key in asked.kinds] or ["place of any kind"]
    lower = [f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name[0].lower()}{name[1:]}" for name in named]
    return " or ".join(lower) if len(lower) <= 3 else f"one of {len(lower)} kinds of places"


def asked_words(asked: Asked, kinds: Kinds) -> str:
    """What was asked, as the end of a sentence."""
    then = ""
    if asked.open_then is not None:
        day, hours = DAYS[asked.open_then.weekday], asked.open_then
        then = f" open on {day} between {hours.starts:%H:%M} and {hours.ends:%H:%M}"
    checked = "" if asked.with_stale else " that somebody has checked"
    return (
        f"{kinds_words(asked, kinds)}{then}{checked} within {asked.minutes} minutes "
        f"at {words.at_pace(asked.pace)}"
    )


def sentences(gaps: WardGaps, kinds: Kinds) -> tuple[str, ...]:
    """The answer in words: how many have one, whom nobody can judge, and the shortest wards."""
    area, group = gaps.area, group_words(gaps.asked.group)
    told = [
        f"{area['with_one']:,} of {area['judged']:,} {group} ({percent(area['share_one'])}) have "
        f"{asked_words(gaps.asked, kinds)}."
        if area["judged"]
        else f"No {group} can be judged: there are none with a known street."
    ]
    if area["unknown"]:
        told.append(f"Of {area['unknown']:,} more nobody can say: no known street joins them to the others.")
    shortest = gaps.wards[gaps.wards["share_one"].notna()].sort_values(["share_one", "ward_name"]).head(3)
    if len(shortest) > 1:
        listed = [
            f"{words.one_line(row.ward_name)} ({percent(row.share_one)})" for row in shortest.itertuples()
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
                f"{row.with_one:,}" if judged else words.NOT_KNOWN,
                percent(row.share_one),
                percent(row.share_three),
                walk(row.median_walk_m, gaps),
                walk(row.median_three_m, gaps),
                f"{row.assets_per_1000:.2f}" if judged else words.NOT_KNOWN,
                rank or words.NOT_KNOWN,
                CAUSE[GapCause(row.main_cause)] if row.main_cause else "",
            ]
        )
    return rows


def rank_words(row: "pd.Series[object]") -> str:
    """ "3 (2 to 6)": the rank, and how far it moves with the settings."""
    if pd.isna(row["rank"]):  # type: ignore[call-overload]
        return ""
    best, worst = row["rank_best"], row["rank_worst"]
    return f"{row['rank']}" if best == worst else f"{row['rank']} ({best} to {worst})"


def percent(share: float) -> str:
    """A share in whole percent, never 0 % for a few nor 100 % for not quite all."""
    if np.isnan(share):
        return words.NOT_KNOWN
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"


def walk(walk_m: float, gaps: WardGaps) -> str:
    """A walk in whole minutes at the pace asked for."""
    if np.isnan(walk_m):
        return words.NOT_KNOWN
    if np.isinf(walk_m):
        return f"over {int(gaps.asked.pace.seconds(gaps.longest_m) // 60)} min"
    return f"{max(1, int(np.ceil(gaps.asked.pace.seconds(walk_m) / 60 - 1e-6)))} min"


def cause_rows(figures: "pd.Series[object]", gaps: WardGaps) -> list[list[str]]:
    """Each cause that holds for somebody: who is without, and what would mend it."""
    rows = []
    for cause in GapCause:
        count = int(figures[f"without_{cause.name.lower()}"])  # type: ignore[call-overload]
        if count:
            rows.append([CAUSE[cause].capitalize(), f"{count:,}", MENDS[cause]])
    return rows
