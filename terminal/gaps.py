"""How do ward gaps read in a terminal?"""

import re
from collections.abc import Iterator, Sequence
from datetime import time

import pandas as pd

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.printing.gap_tables import fit_sentence
from presentation.words import plain as words
from presentation.words.gaps import CAUSES_SAID, DAYS
from presentation.words.naming import named
from presentation.words.near_lines import printable
from questions.places.area_assets import AreaAssets
from questions.wards.gap_fairness import fairness
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gaps import GapCause, OpenThen, WardGaps
from questions.wards.ward_opened import ward_assets
from terminal.gap_words import (
    WARD_HEADS,
    cause_rows,
    fairness_sentences,
    rank_words,
    sentences,
    ward_rows,
)

_OPEN = re.compile(r"\s*([a-z]{3})[a-z]*\s+(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*", re.IGNORECASE)


def read_open(typed: str) -> OpenThen | None:
    """ "tue 12:00-14:00" as a stretch of a day; nothing typed is any time.

    Raises
    ------
    WithinReachError
        It does not read as a day and two times, the earlier first.
    """
    if not typed.strip():
        return None
    found = _OPEN.fullmatch(typed)
    days = [day[:3].lower() for day in DAYS]
    try:
        if found and found[1].lower() in days:
            starts, ends = time(int(found[2]), int(found[3])), time(int(found[4]), int(found[5]))
            if starts < ends:
                return OpenThen(days.index(found[1].lower()), starts, ends)
    except ValueError:
        pass  # 25:00 is no time
    raise WithinReachError(
        '"{typed}" is not a day and two times.', 'Write it like this: --open "tue 12:00-14:00"', typed=typed
    )


def gap_lines(area: Area, gaps: WardGaps, ranks: pd.DataFrame, *, kinds: Kinds) -> Iterator[str]:
    """The answer in words, every ward, why, and how fair."""
    if area.made_up:
        yield words.MADE_UP
    yield from sentences(gaps, kinds)
    yield ""
    yield from _columns(WARD_HEADS, ward_rows(gaps, ranks))
    yield "\nWhy the others have none:"
    yield from _columns(("What is in the way", "Residents", "What would mend it"), cause_rows(gaps.area))
    yield ""
    yield from fairness_sentences(fairness(area, gaps))
    yield ""
    yield fit_sentence(ward_fit(area, gaps.asked.group))


def ward_lines(
    area: Area, assets: AreaAssets, gaps: WardGaps, ranks: pd.DataFrame, ward: str, *, kinds: Kinds
) -> Iterator[str]:
    """One ward opened: its causes, how sure its rank is, and the assets that its residents reach.

    Raises
    ------
    WithinReachError
        There is no ward of this name or code.
    """
    table = gaps.wards
    named = table[
        (table["ward_code"] == ward) | (table["ward_name"].str.casefold() == ward.strip().casefold())
    ]
    if named.empty:
        raise WithinReachError(
            'There is no ward "{ward}".',
            "Choose one of: {ward_name}.",
            ward=ward,
            ward_name=", ".join(table["ward_name"]),
        )
    row = named.iloc[0]
    yield f"\n{printable(row['ward_name'])}"
    yield from _columns(("What is in the way", "Residents", "What would mend it"), cause_rows(row))
    known = ranks.set_index("ward_code")
    if row["ward_code"] in known.index:
        names = table.set_index("ward_code")["ward_name"]
        level = [names[code] for code in known.loc[row["ward_code"], "level_with"]]
        yield f"Rank {rank_words(known.loc[row['ward_code']]) or words.NOT_KNOWN}."
        if level:
            yield f"Cannot be told apart from {', '.join(level)}."
    yield ""
    yield from _columns(
        ("In reach", "Kind", "Residents", "Counts"), _asset_rows(area, assets, gaps, row, kinds)
    )


def _asset_rows(
    area: Area, assets: AreaAssets, gaps: WardGaps, row: "pd.Series[str]", kinds: Kinds
) -> list[list[str]]:
    behind = ward_assets(area, assets, gaps, row["ward_code"])
    rows = named(assets.table.set_index("asset_id", drop=False).loc[behind["asset_id"]], kinds)
    return [
        [one.title, one.kind_label, f"{reached:,}", "yes" if counts else CAUSES_SAID[GapCause(bar)][0]]
        for one, reached, counts, bar in zip(
            rows.itertuples(), behind["residents_in_reach"], behind["counts"], behind["bar"], strict=True
        )
    ]


def _columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells under their heads, the first to the left, the figures to the right."""
    cells = [[printable(cell) for cell in row] for row in (list(heads), *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    for row in cells:
        told = [row[0].ljust(widths[0])]
        told += [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
        yield "  ".join([*told, row[-1]]).rstrip()
