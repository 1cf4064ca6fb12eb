"""Ward figures by bus as tables and as files: the same figures in each; what is not known is missing."""

import json
from collections.abc import Sequence
from datetime import date

import pandas as pd

from geo.rows import rows_of
from layers.area import Area
from presentation.printing.own_columns import OWN_AREA, own_records
from presentation.printing.tidy import about_records, as_csv, plain, records_of
from presentation.words.buses import wards as words
from presentation.words.buses.timetable import ended_by_now
from presentation.words.wards import choices as gap_words
from presentation.words.wards.choices import title_of_ward
from presentation.words.wards.provenance import provenance
from questions.wards.by_bus import BUS_CAUSE_COLUMNS, BUS_CAUSES, WardsByBus


def by_bus_rows(answer: WardsByBus) -> list[Sequence[str]]:
    """Every ward and last the whole area, as cells under ``words.by_bus_heads``."""
    return [
        (
            title_of_ward(row) if row.ward_code else gap_words.THE_WHOLE_AREA,
            gap_words.people(row.judged),
            gap_words.percent(row.share_on_foot),
            gap_words.percent(row.share_by_bus),
            gap_words.percent(row.share_either),
            words.range_words(row),
            gap_words.people(row.without_no_bus_home),
            gap_words.people(row.without_no_bus_then),
            words.BUS_CAUSE_WORDS[row.main_cause][0] if row.main_cause else "",
        )
        for row in rows_of(answer.wards)
    ]


def bus_cause_rows(answer: WardsByBus) -> list[Sequence[str]]:
    """The causes of the whole area, the commonest first, as cells under ``heads.CAUSE_HEADS``."""
    whole = answer.wards.iloc[-1]
    if pd.isna(whole["without"]) or not whole["without"]:
        return []
    counts = [
        (int(whole[column]), *words.BUS_CAUSE_WORDS[cause])
        for column, cause in zip(BUS_CAUSE_COLUMNS, BUS_CAUSES, strict=True)
    ]
    return [
        (what, gap_words.people(count), gap_words.percent(count / whole["without"]), mend)
        for count, what, mend in sorted(counts, key=lambda each: -each[0])
        if count
    ]


def by_bus_csv(answer: WardsByBus) -> str:
    """Every ward as a row: BY_BUS_COLUMNS after ``row_is``."""
    return as_csv(_records(answer)[:-1])


def area_by_bus_csv(answer: WardsByBus) -> str:
    """The whole area as a row."""
    return as_csv(_records(answer)[-1:])


def about_by_bus(area: Area, answer: WardsByBus, *, today: date) -> dict[str, str]:
    """What was asked, on foot and by bus, and of which data; whether the timetable has ended among it."""
    return {
        **provenance(area, answer.on_foot),
        **words.provenance_of(answer),
        "timetable_ended": ended_by_now(answer.last_day, today=today),
    }


def about_by_bus_csv(area: Area, answer: WardsByBus, *, today: date) -> str:
    """The same, a row for each thing."""
    return as_csv(about_records(about_by_bus(area, answer, today=today)))


def by_bus_json(area: Area, answer: WardsByBus, *, today: date) -> str:
    """All of it: what was asked, the whole area, every ward, and each day's share."""
    *wards, whole = _records(answer)
    content = {
        "asked": about_by_bus(area, answer, today=today),
        "area": whole,
        "areas" if answer.on_foot.own_areas else "wards": wards,
        "days": [{"day": day.isoformat(), "share_either": plain(share)} for day, share in answer.by_day],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def _records(answer: WardsByBus) -> list[dict[str, object]]:
    own = answer.on_foot.own_areas
    row_is = [OWN_AREA if own else "ward"] * (len(answer.wards) - 1) + ["area"]
    table = answer.wards.copy()
    table.insert(0, "row_is", row_is)
    return own_records(records_of(table), own_areas=own)
