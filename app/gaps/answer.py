"""What is the answer about all wards? In a sentence, on a map beside its list, and as tables."""

import html

import pandas as pd
import streamlit as st

from app.frame.live import say
from app.gaps.controls import Wanted
from app.gaps.downloads import show_downloads
from app.gaps.fair import show_fairness
from app.gaps.ward import show_ward
from app.maps.wards import WardLook, show_wards, ward_map, ward_pressed
from app.memory.session import Visit, gaps_of, ranks_of
from layers.area import Area
from presentation.printing.gap_tables import (
    COLUMNS,
    FIT_HEADS,
    RANK_HEADS,
    compared_rows,
    fit_rows,
    fit_sentence,
    rank_rows,
    ward_rows,
    ward_title,
)
from presentation.printing.tables import html_table
from presentation.words import gaps as said, plain as words
from presentation.words.gap_measures import MEASURES, Classes, Measure, cell, classes_of, shortest_first
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gap_model import WardGaps

MAP_HEIGHT = 520


def show_answer(area: Area, wanted: Wanted) -> None:
    """Everything below the controls."""
    gaps = gaps_of(area, wanted.asked)
    say(sentence(area, gaps, wanted.what), key="gap_sentence")
    if gaps.area["unknown"]:
        st.html(f'<p class="wr-small">{html.escape(unknown_sentence(gaps))}</p>')
    measure, opened = _choose(area)
    with st.container(key="gap_beside"):
        left, right = st.columns([2, 3], gap="medium")
    classes = classes_of(gaps, measure)
    with left:
        _list(gaps, measure)
    with right:
        _map(area, gaps, measure, classes)
    if opened:
        show_ward(area, gaps, opened, wanted.what)
    _tables(area, gaps, wanted, measure)
    show_fairness(area, gaps)
    show_downloads(area, gaps, wanted, measure, opened)


def sentence(area: Area, gaps: WardGaps, what: str) -> str:
    """ "61% of residents of Newport have a café within 15 minutes at a steady pace. Shortest: …" """
    asked, known = gaps.asked, gaps.wards[gaps.wards["ward_code"].ne("") & gaps.wards["share_one"].notna()]
    who = said.group_words(asked.group)
    title, within = (
        words.one_line(area.title),
        f"within {asked.minutes} minutes at {words.at_pace(asked.pace)}",
    )
    if not gaps.area["judged"]:
        return f"Whether {who} of {title} have {what} {within} is not known: no streets are."
    share = said.percent(gaps.area["share_one"])
    first = f"{share} of the {who} of {title} whose streets are known have {what} {within}."
    if known["share_one"].nunique() <= 1:
        return f"{first} No ward is shorter than another." if len(known) > 1 else first
    worst = (
        known[known["share_one"] < known["share_one"].max()].sort_values(["share_one", "ward_code"]).head(3)
    )
    names = [f"{ward_title(row.ward_name)} ({said.percent(row.share_one)})" for row in worst.itertuples()]
    return f"{first} Shortest: {', '.join(names)}."


def unknown_sentence(gaps: WardGaps) -> str:
    """Who is left out of every share, and how far off the shares may be."""
    low, high = said.percent(gaps.area["share_one_low"]), said.percent(gaps.area["share_one_high"])
    return (
        f"{round(gaps.area['unknown']):,} of {round(gaps.area['residents']):,} residents cannot be judged, "
        "because no street that is joined to the others is known near them. They are counted apart: with "
        f"them, the share of the whole area is from {low} to {high}."
    )


def _choose(area: Area) -> tuple[Measure, str]:
    """Which figure is shown, and which ward is looked into."""
    names = dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))
    with st.container(key="gap_choices"):
        first, second = st.columns(2)
    with first:
        column = st.selectbox(
            said.MEASURE,
            list(MEASURES),
            format_func=lambda key: MEASURES[key].title,
            key="gap_measure",
            persist_state="session",
        )
    with second:
        codes = ["", *sorted(names, key=lambda code: names[code])]
        opened = st.selectbox(
            said.OPEN_WARD,
            codes,
            format_func=lambda code: ward_title(names[code]) if code else said.ALL_WARDS,
            key="gap_ward",
            persist_state="session",
        )
    return MEASURES[column], opened or ""


def _list(gaps: WardGaps, measure: Measure) -> None:
    """The wards by the figure that is shown, the shortest first, then the whole area."""
    wards = shortest_first(gaps, measure)
    whole = gaps.area.to_frame().T.assign(ward_name="The whole area")
    rows = [
        (ward_title(row.ward_name), cell(row, measure, gaps.longest_m))
        for row in [*wards.itertuples(index=False), *whole.itertuples(index=False)]
    ]
    with st.container(key="gap_list"):
        st.html(html_table(f"{measure.title}, the shortest first", ("Ward", measure.title), rows))


def _map(area: Area, gaps: WardGaps, measure: Measure, classes: Classes) -> None:
    """The same on a map; pressing a ward opens it."""
    looks = ward_looks(gaps, measure, classes)
    key = f"wards-{area.name}-{area.revision}-{abs(hash((gaps.asked, measure.column)))}"
    visit = Visit()

    def pressed() -> None:
        code = ward_pressed(visit.get(key))
        if code:
            visit.put("gap_ward", code)

    show_wards(ward_map(area, looks), key=key, height=MAP_HEIGHT, on_change=pressed)
    st.html(key_of(classes))


def ward_looks(gaps: WardGaps, measure: Measure, classes: Classes) -> list[WardLook]:
    """Each ward as the map shows it."""
    return [
        WardLook(
            row.ward_code,
            ward_title(row.ward_name),
            f"{measure.title}: {cell(row, measure, gaps.longest_m)}",
            classes.shades[at] if at >= 0 else "",
        )
        for row, at in zip(gaps.wards.itertuples(index=False), classes.of_ward, strict=True)
        if row.ward_code
    ]


def key_of(classes: Classes) -> str:
    """The key to the shades."""
    entries = [
        f'<li><span style="background:{shade}"></span>{html.escape(title)}</li>'
        for shade, title in zip(classes.shades, classes.titles, strict=True)
    ]
    if -1 in classes.of_ward:
        entries.append(f'<li><span class="hatch"></span>{said.UNKNOWN}</li>')
    return f'<ul class="wr-shades" aria-label="Key to the map">{"".join(entries)}</ul>'


def _tables(area: Area, gaps: WardGaps, wanted: Wanted, measure: Measure) -> None:
    """All figures of all wards, what they are compared with, and how sure the order is."""
    if wanted.other is not None:
        _compared(area, gaps, wanted, measure)
    st.header(said.TABLE, anchor=False)
    titles = ["Ward", *(one.title for one in MEASURES.values())]
    by = st.selectbox(said.SORT, titles, key="gap_sort", persist_state="session")
    wards = _sorted(gaps, by)
    with st.container(key="gap_table"):
        st.html(html_table(said.TABLE_CAPTION, COLUMNS, ward_rows(gaps, wards)))
    st.header(said.SURE, anchor=False)
    names = dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))
    with st.expander("Show the ranks of the wards, and how far they move"):
        rows = rank_rows(ranks_of(area, wanted.asked), names)
        st.html(html_table(said.SURE_CAPTION, RANK_HEADS, rows))
    fit = ward_fit(area, wanted.asked.group)
    with st.expander("Show how residents were counted in wards, and another way to count them"):
        st.html(f'<p class="wr-small">{html.escape(fit_sentence(fit))}</p>')
        st.html(html_table(said.FIT_CAPTION, FIT_HEADS, fit_rows(fit, names)))


def _sorted(gaps: WardGaps, by: str) -> pd.DataFrame:
    chosen = next((one for one in MEASURES.values() if one.title == by), None)
    return shortest_first(gaps, chosen) if chosen else gaps.wards.sort_values("ward_name")


def _compared(area: Area, gaps: WardGaps, wanted: Wanted, measure: Measure) -> None:
    if wanted.other is None:
        return
    other = gaps_of(area, wanted.other, wanted.other_on)
    st.header("Compared", anchor=False)
    heads = ("Ward", *wanted.heads, "The second has")
    with st.container(key="gap_compared"):
        st.html(html_table(f"{measure.title}, side by side", heads, compared_rows(gaps, other, measure)))
