"""What is the answer about all wards? In a sentence, on a map beside its list, and as tables."""

import html
from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.frame.live import say
from app.frame.look import notice
from app.gaps.answered import one_answered
from app.gaps.controls import ComparedQuestion, choices_asked
from app.gaps.downloads import ToTake, mapped_answers, show_downloads
from app.gaps.fair import show_fairness
from app.gaps.fields import BREAKS
from app.gaps.hills import show_hills
from app.gaps.keeping import show_keeping
from app.gaps.reopened import show_reopened
from app.gaps.ward import show_ward
from app.maps.wards import Dots, WardLook, show_wards, ward_map, ward_pressed
from app.memory.session import Visit, area_assets, gaps_of, ranks_of
from layers.area import Area
from presentation.drawing.ward_picture import COUNTED, place_dots
from presentation.drawing.ward_plots import as_figure
from presentation.printing.gap_tables import (
    compared_rows,
    fit_rows,
    fit_sentence,
    rank_rows,
    rows_in_words,
)
from presentation.printing.tables import html_table
from presentation.printing.wards.printed import map_parts
from presentation.words.area_noun import noun_of
from presentation.words.errors import fix_of, what_of
from presentation.words.names import ward_names
from presentation.words.wards import (
    choices as gap_words,
    own_breaks as breaks_words,
    page as gap_page,
    readiness as ready_words,
)
from presentation.words.wards.answer import (
    first_notes,
    further_notes,
    headline,
    no_ward_sentence,
)
from presentation.words.wards.brief import map_alt
from presentation.words.wards.choices import title_of_ward, ward_title
from presentation.words.wards.heads import SECOND_HAS, columns, fit_heads, rank_heads
from presentation.words.wards.measures import MEASURES, Classes, Measure, cell, classes_of, shortest_order
from presentation.words.wards.own_breaks import BreaksError, with_breaks
from presentation.words.wards.readiness import shortest_sentence, standard_sentence
from questions.wards.readiness import readiness_of
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gap_model import WardGaps

MAP_HEIGHT = 480


def show_answer(area: Area, compared: ComparedQuestion, first: DeltaGenerator) -> None:
    """In ``first`` the answer in a sentence, and everything below the controls."""
    gaps = gaps_of(area, compared.question)
    with first:
        shortest = shortest_sentence(gaps, ranks_of(area, compared.question))
        say(headline(area, gaps, compared.what), shortest, key="gap_sentence")
    answered = one_answered(area, compared, choices_asked(area))
    analysis = show_reopened(area, answered)
    opened, measure = str(Visit().get("gap_ward") or ""), _measure(gaps)
    with st.container(key="gap_beside"):
        left, right = st.columns([2, 3], gap="medium")
    with left:
        show_list(gaps, measure, compared.standard)
        _choose_ward(area)
    with right:
        show_map(area, gaps, measure)
        _choose_measure()
    standard = () if compared.standard is None else (standard_sentence(gaps, compared.standard),)
    st.html(small_print((*standard, *first_notes(gaps), *further_notes(area, gaps))))
    if opened:
        show_ward(area, gaps, opened, compared.what)
    _tables(area, gaps, compared, measure)
    show_hills(area, gaps)
    show_fairness(area, gaps)
    show_keeping(area, answered)
    show_downloads(ToTake(area, gaps, compared, measure, opened, tuple(analysis)))


def small_print(notes: Sequence[str]) -> str:
    """Sentences in small letters, each a paragraph."""
    return "".join(f'<p class="wr-small">{html.escape(note)}</p>' for note in notes)


def _choose_ward(area: Area) -> None:
    """Which ward is looked into."""
    names, noun = ward_names(area.wards), noun_of(area)
    st.selectbox(
        gap_words.OPEN_WARD.of(noun),
        ["", *sorted(names, key=lambda code: names[code])],
        format_func=lambda code: ward_title(names[code]) if code else gap_words.ALL_WARDS.of(noun),
        key="gap_ward",
        persist_state="session",
    )


def _measure(gaps: WardGaps) -> Measure:
    """The figure that is shown, in the classes that were typed, if any."""
    visit = Visit()
    column = visit.get("gap_measure")
    measure = MEASURES[column if column in MEASURES else next(iter(MEASURES))]
    try:
        return with_breaks(measure, str(visit.get(BREAKS) or ""), longest_m=gaps.longest_m)
    except BreaksError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return measure


def _choose_measure() -> None:
    """Which figure is shown, and in classes of one's own; below the map, which comes first."""
    with st.container(horizontal=True, key="gap_choices"):
        st.selectbox(
            gap_words.MEASURE,
            list(MEASURES),
            format_func=lambda key: MEASURES[key].title,
            key="gap_measure",
            persist_state="session",
            on_change=Visit().put,
            args=(BREAKS, ""),  # those of another figure say nothing of this one
        )
        st.text_input(
            breaks_words.LABEL,
            key=BREAKS,
            max_chars=breaks_words.LONGEST,
            persist_state="session",
            help=breaks_words.HELP,
            autocomplete="off",
            width=300,
        )


def show_list(gaps: WardGaps, measure: Measure, standard: float | None) -> None:
    """The wards by the figure shown, the shortest first, those set apart last, then the whole area."""
    order, whole = shortest_order(gaps, measure), gap_words.whole_by_itself(gaps)
    wards, kinds = gap_words.ward_by_ward(gaps), readiness_of(gaps.wards)
    heads: tuple[str, ...] = (noun_of(gaps).title, measure.title)
    names = [ready_words.apart_name(title_of_ward(wards[at]), kinds[at]) for at in order]
    rows_shown = [*(wards[at] for at in order), whole]
    columns = [
        [*names, title_of_ward(whole)],
        [cell(row, measure, gaps.longest_m) for row in rows_shown],
    ]
    if standard is not None:
        heads = (*heads, ready_words.STANDARD_HEAD)
        words = ready_words.standard_words
        met = words(gaps.wards, standard)
        columns.append([*(met[at] for at in order), *words(gap_words.whole(gaps.area), standard)])
    with st.container(key="gap_list"):
        rows = list(zip(*columns, strict=True))
        st.html(html_table(gap_page.shortest_first_caption(measure.title), heads, rows))


def show_map(area: Area, gaps: WardGaps, measure: Measure, *, coverage: str = "") -> None:
    """The same on a map; pressing a ward opens it. ``coverage`` tells maps of one question apart."""
    classes = classes_of(gaps, measure)
    looks = ward_looks(gaps, measure, classes)
    drawn_as = abs(hash((gaps.question, measure.column, measure.breaks, coverage)))
    key = f"wards-{area.name}-{area.revision}-{drawn_as}"
    visit = Visit()

    def pressed() -> None:
        """A ward was pressed on the map: it is opened."""
        code = ward_pressed(visit.get(key))
        if code:
            visit.put("gap_ward", code)

    drawn = ward_map(area, looks, dots=counted_places(area, gaps))
    show_wards(drawn, key=key, height=MAP_HEIGHT, on_change=pressed)
    st.html(key_of(classes))


def counted_places(area: Area, gaps: WardGaps) -> list[Dots]:
    """The places that count, and those of the kinds that do not, as dots."""
    dots = place_dots(gaps, area_assets(area).table)
    return [
        Dots(points[:, 0], points[:, 1], COUNTED, hollow=hollow)
        for points, hollow in ((dots.others, True), (dots.counting, False))
    ]


def ward_looks(gaps: WardGaps, measure: Measure, classes: Classes) -> list[WardLook]:
    """Each ward as the map shows it."""
    return [
        WardLook(
            row.ward_code,
            title_of_ward(row),
            gap_page.shown(measure.title, cell(row, measure, gaps.longest_m)),
            classes.shades[at] if at >= 0 else "",
        )
        for row, at in zip(gap_words.ward_by_ward(gaps), classes.of_ward, strict=True)
    ]


def key_of(*every: Classes) -> str:
    """The one key to the shades of maps in the same classes."""
    classes = every[0]
    entries = [
        f'<li><span style="background:{shade}"></span>{html.escape(title)}</li>'
        for shade, title in zip(classes.shades, classes.titles, strict=True)
    ]
    if any(-1 in each.of_ward for each in every):
        entries.append(f'<li><span class="hatch"></span>{html.escape(gap_words.TOO_LITTLE_KNOWN)}</li>')
    entries.append(
        f'<li><span class="dot" style="background:{COUNTED}"></span>{html.escape(gap_page.A_PLACE)}</li>'
    )
    return f'<ul class="wr-shades" aria-label="{html.escape(gap_page.KEY)}">{"".join(entries)}</ul>'


def _tables(area: Area, gaps: WardGaps, compared: ComparedQuestion, measure: Measure) -> None:
    """All figures of all wards, what they are compared with, and how sure the order is."""
    if compared.other is not None:
        _compared(area, gaps, compared, measure)
    noun = noun_of(area)
    st.header(gap_words.TABLE.of(noun), anchor=False)
    titles = [noun.title, *(each.title for each in MEASURES.values())]
    by = st.selectbox(gap_words.SORT, titles, key="gap_sort", persist_state="session")
    wards = _sorted(gaps, by)
    with st.container(key="gap_table"):
        st.html(html_table(gap_words.TABLE_CAPTION.of(noun), columns(noun), rows_in_words(gaps, wards)))
        if no_ward_sentence(gaps):
            st.html(f'<p class="wr-small">{html.escape(no_ward_sentence(gaps))}</p>')
    st.header(gap_words.SURE, anchor=False)
    names = ward_names(area.wards)
    with st.expander(gap_page.SHOW_RANKS.of(noun)):
        rows = rank_rows(ranks_of(area, compared.question), names)
        st.html(html_table(gap_words.SURE_CAPTION.of(noun), rank_heads(noun), rows))
    fit = ward_fit(area, compared.question.group)
    with st.expander(gap_page.SHOW_FIT.of(noun)):
        st.html(f'<p class="wr-small">{html.escape(fit_sentence(fit, noun))}</p>')
        st.html(html_table(gap_words.FIT_CAPTION.of(noun), fit_heads(noun), fit_rows(fit, names)))


def _sorted(gaps: WardGaps, by: str) -> list[Any]:
    chosen = next((each for each in MEASURES.values() if each.title == by), None)
    wards = gap_words.ward_by_ward(gaps)
    if chosen:
        return [wards[at] for at in shortest_order(gaps, chosen)]
    return sorted(wards, key=lambda row: str(row.ward_name))


def _compared(area: Area, gaps: WardGaps, compared: ComparedQuestion, measure: Measure) -> None:
    if compared.other is None:
        return
    other = gaps_of(area, compared.other, compared.other_on)
    st.header(gap_page.COMPARED, anchor=False)
    heads = (noun_of(area).title, *compared.heads, SECOND_HAS)
    st.html(_two_maps(area, gaps, compared, measure))
    with st.container(key="gap_compared"):
        st.html(
            html_table(gap_page.compared_caption(measure.title), heads, compared_rows(gaps, other, measure))
        )


def _two_maps(area: Area, gaps: WardGaps, compared: ComparedQuestion, measure: Measure) -> str:
    """Both answers as still maps side by side, in the same classes under one key; the table says the same."""
    answers = mapped_answers(area, gaps, compared)
    parts = map_parts(area, measure, answers)
    figures = [
        f"<div><b>{html.escape(answer.caption)}</b>"
        + as_figure(
            drawn["svg"],
            map_alt(
                measure.title,
                classes_of(answer.gaps, measure),
                [title_of_ward(row) for row in gap_words.ward_by_ward(answer.gaps)],
                noun_of(area),
            ),
        )
        + "</div>"
        for answer, drawn in zip(answers, parts["maps"], strict=True)
    ]
    numbers = f"{parts['numbers']} {', '.join(parts['wards'])}." if parts["wards"] else ""
    key = key_of(*(classes_of(answer.gaps, measure) for answer in answers))
    return (
        f'<div class="wr-two-maps">{"".join(figures)}</div>{key}{small_print([numbers] if numbers else [])}'
    )
