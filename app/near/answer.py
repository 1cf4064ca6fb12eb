"""What is in reach? The answer in words, the list beside the map, what is just out of reach, the table."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from app.frame.live import CARE, NOTICE, PLAIN, say
from app.memory.session import Visit, area_assets, kinds
from app.memory.visit import Asked
from app.near.near_list import list_and_map
from app.near.nothing_suitable import offer_to_count
from layers.area import Area
from presentation.printing.tables import TABLE_COLUMNS, export_csv, html_table, in_reach_rows, named
from presentation.words import plain as words
from presentation.words.fitting import all_why, times_words, walk_words
from questions.conversation.conversation import Suggestions
from questions.conversation.wishes import Wishes
from questions.walks.near_person import NearPerson, OriginStatus, Question

OUT_OF_REACH_AT_FIRST = 8
ALMOST_AT_FIRST = 12
FITTING_COLUMNS = ("Next time", "Why", "Ask first")
CAUSE_COLUMNS = ("Place", "Kind", "Walk", "In the way")


def show_answer(area: Area, question: Question, wishes: Wishes) -> None:
    """Everything below the controls."""
    asked = Visit().ask(area, area_assets(area), question, wishes)
    _in_words(asked)
    list_and_map(area, asked)
    if asked is None or asked.answer.status is not OriginStatus.JUDGED:
        return
    if asked.fits is None:
        _out_of_reach(asked.answer)
    else:
        _almost(asked.fits)
    offer_to_count(area, asked)
    _table_and_file(area, asked)


def _in_words(asked: Asked | None) -> None:
    """The answer as a sentence, before any map: always the same element, so that a change is read aloud."""
    first, then, look = _sentences(asked)
    say(first, then, key="answer_line", look=look)
    if look == PLAIN:
        st.html(f'<h2 class="wr-hidden">{words.IN_REACH}</h2>')


def _sentences(asked: Asked | None) -> tuple[str, str, str]:
    """What to say, what would help, and how it looks."""
    if asked is None:  # if something was found, the place field is asking already
        return ("" if Visit().get("found") else words.FIRST), "", NOTICE
    answer = asked.answer
    if answer.status is not OriginStatus.JUDGED:
        return words.CANNOT_JUDGE, answer.sentence, CARE
    if asked.fits is not None:
        return fits_sentences(asked.fits)
    if answer.in_reach.empty:
        question = answer.question
        nothing = words.NOTHING.format(minutes=question.minutes, pace=words.at_pace(question.pace))
        return nothing, words.NOTHING_HELP, NOTICE
    return answer_sentence(answer), "", PLAIN


def answer_sentence(answer: NearPerson) -> str:
    """ "14 places within 15 minutes at a steady pace. The nearest is …, 8 minutes away." """
    asked = answer.question
    number = words.count(len(answer.in_reach), "place", "places")
    first = next(named(answer.in_reach.head(1), kinds()).itertuples())
    kind = "" if first.kind_label.lower() in first.title.lower() else f" ({first.kind_label.lower()})"
    rank = "nearest" if first.walk_m <= answer.in_reach["walk_m"].min() else "first in the list"
    return (
        f"{number} within {asked.minutes} minutes at {words.at_pace(asked.pace)}. "
        f"The {rank} is {first.title}{kind}, {words.minutes(first.walk_min)} away."
    )


def fits_sentences(fits: Suggestions) -> tuple[str, str, str]:
    """ "7 places within 15 minutes at a steady pace fit. The best is …", what was not met, and the look."""
    question = fits.near.question
    typed = ", ".join(f"“{one}”" for one in fits.not_met)
    not_met = words.NOT_MET.format(said=typed) if typed else ""
    pace = words.at_pace(question.pace)
    if fits.fits.empty:
        nothing = words.NOTHING_FITS.format(minutes=question.minutes, pace=pace)
        return nothing, f"{words.NOTHING_FITS_HELP} {not_met}".strip(), NOTICE
    first = next(named(fits.fits.head(1), kinds()).itertuples())
    number = words.count(len(fits.fits), "place fits", "places fit")
    times = times_words(first)
    best = f"The best is {first.title}, {words.minutes(first.walk_min)} away."
    best += f" {times}." if times else ""
    return f"{number} within {question.minutes} minutes at {pace}. {best}", not_met, PLAIN


def _almost(fits: Suggestions) -> None:
    """What has one thing in the way, and what; what has more is behind a line of its own."""
    st.header(words.ALMOST, anchor=False)
    cells = _causes(fits.near_misses)
    if not cells:
        st.html(f'<p class="wr-small">{words.NOTHING_ALMOST}</p>')
    else:
        st.html(html_table(words.ALMOST_CAPTION, CAUSE_COLUMNS, cells[:ALMOST_AT_FIRST]))
    if len(cells) > ALMOST_AT_FIRST:
        with st.expander(words.SHOW_MORE.format(count=len(cells) - ALMOST_AT_FIRST)):
            st.html(html_table(words.ALMOST_CAPTION, CAUSE_COLUMNS, cells[ALMOST_AT_FIRST:]))
    if len(fits.ruled_out):
        with st.expander(words.RULED_OUT.format(count=len(fits.ruled_out))):
            st.html(html_table(words.RULED_OUT_CAPTION, CAUSE_COLUMNS, _causes(fits.ruled_out)))


def _causes(table: pd.DataFrame) -> list[list[str]]:
    """Each place with its walk and what is in the way, under ``CAUSE_COLUMNS``."""
    rows = named(table, kinds())
    return [[row.title, row.kind_label, walk_words(row), row.cause_words] for row in rows.itertuples()]


def _out_of_reach(answer: NearPerson) -> None:
    """What was just out of reach, and why."""
    st.header(words.OUT_OF_REACH, anchor=False)
    if answer.out_of_reach.empty:
        st.html(f'<p class="wr-small">{words.NOTHING_OUT_OF_REACH}</p>')
        return
    rows = named(answer.out_of_reach, kinds())
    cells = [[row.title, row.kind_label, row.cause_words] for row in rows.itertuples()]
    columns = ("Place", "Kind", "Why")
    st.html(html_table(words.OUT_OF_REACH_CAPTION, columns, cells[:OUT_OF_REACH_AT_FIRST]))
    if len(cells) > OUT_OF_REACH_AT_FIRST:
        with st.expander(words.SHOW_MORE.format(count=len(cells) - OUT_OF_REACH_AT_FIRST)):
            st.html(html_table(words.OUT_OF_REACH_CAPTION, columns, cells[OUT_OF_REACH_AT_FIRST:]))


def _table_and_file(area: Area, asked: Asked) -> None:
    """The same places as a table, and as a file to take away; the file holds nothing that the person said."""
    answer = replace(asked.answer, in_reach=asked.listed)
    if answer.in_reach.empty:
        return
    st.header(words.TABLE, anchor=False)
    places = named(answer.in_reach, kinds())
    rows, columns = in_reach_rows(places), TABLE_COLUMNS
    if asked.fits is not None:
        columns = (*TABLE_COLUMNS, *FITTING_COLUMNS)
        rows = [
            [*row, times_words(place) or words.NOT_KNOWN, all_why(place), " ".join(place.ask)]
            for row, place in zip(rows, places.itertuples(), strict=True)
        ]
    with st.expander(words.SHOW_TABLE.format(count=len(rows))):
        st.html(html_table(words.TABLE_CAPTION if asked.fits is None else words.FITS_CAPTION, columns, rows))
    today = datetime.now(UTC).date().isoformat()
    st.download_button(
        words.DOWNLOAD,
        export_csv(area, answer, kinds=kinds(), today=today),
        file_name=f"{area.name}-within-{answer.question.minutes}-minutes.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.html(f'<p class="wr-small">{words.EXPORT_NOTE}</p>')
