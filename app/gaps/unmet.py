"""Where did conversations end with nothing suitable? For planners, in numbers that show nobody."""

from datetime import date, datetime
from typing import Any

import pandas as pd
import streamlit as st

from app.frame.offer_call import offer_call
from app.memory.newest_call import newest_call, years_told
from app.memory.session import kinds
from app.memory.unmet import unmet, unmet_shown_from
from app.memory.visit import CLOCK
from geo.rows import rows_of
from layers.area import Area
from layers.unmet.counts import Reason
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.names import ward_names
from presentation.words.wards import loop as loop_words
from presentation.words.wards.unmet import COLUMNS, REASONS, many_of, or_more
from questions.wards.nothing_suitable import KIND, REASON, TOTAL, shown_counts

_FUNDING = "funding/page.py"


def show_unmet(area: Area) -> None:
    """The counts of the last years that are over, and how they are kept from showing anybody."""
    today = datetime.now(CLOCK).date()
    rows = [row for year in years_told(today) for row in unmet_rows(area, year, today=today)]
    st.header(words.UNMET, anchor=False)
    if rows:
        with st.container(key="gap_unmet"):
            st.html(html_table(words.UNMET_CAPTION, COLUMNS, rows))
        call = newest_call(area)
        if call is not None:
            offer_call(call, _FUNDING, loop_words.TO_FUNDING, key="gap_call")
    rule = words.UNMET_HELP.format(least=unmet_shown_from())
    when = words.UNMET_WHEN.format(year=today.year, then=today.year + 1)
    st.html(f'<p class="wr-small">{rule} {when}</p>')


def unmet_rows(area: Area, year: int, *, today: date) -> list[list[str]]:
    """A row for each ward that may be shown, the most conversations first."""
    shown = shown_counts(unmet(), area, year=year, today=today, at_least=unmet_shown_from())
    if shown.empty:
        return []
    names = ward_names(area.wards)
    totals = shown[shown["part"] == TOTAL].sort_values(["at_least", "ward_code"], ascending=[False, True])
    rows = []
    for total in rows_of(totals):
        here = shown[shown["ward_code"] == total.ward_code]
        reasons = [many_of(REASONS[Reason(part.value)], part.at_least) for part in _of(here, REASON)]
        sought = [
            many_of(kind_label(kinds(), part.value), part.at_least) for part in _of(here, KIND) if part.value
        ]
        ward = words.one_line(str(names.get(total.ward_code, total.ward_code)))
        rows.append([ward, str(year), or_more(total.at_least), ", ".join(reasons), ", ".join(sought)])
    return rows


def _of(here: pd.DataFrame, part: str) -> list[Any]:
    return rows_of(here[here["part"] == part])
