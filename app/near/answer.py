"""What is in reach? The answer in words, the list beside the map, what is just out of reach, the table."""

import html
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pandas as pd
import streamlit as st

from app.frame.live import CARE, NOTICE, PLAIN, say
from app.frame.offer_file import offer_file
from app.memory.near_answer import AnswerForTwo, NearAnswer, PersonAsked
from app.memory.session import Visit, assets_for_visit, kinds
from app.near.by_bus import show_by_bus
from app.near.counting import count_once
from app.near.near_list import list_and_map, rows_and_misses
from app.near.nothing_suitable import offer_to_count
from app.near.person.chips import show_chips
from app.near.person.spoken_of import offer_two
from app.near.rides.at_home import show_rides
from app.near.rides.on_paper import FileOfRides, rides_for_file
from geo.rows import rows_of
from layers.area import Area
from presentation.printing.tables import export_csv, export_csv_of_two, html_table, in_reach_rows
from presentation.words import plain as words
from presentation.words.near import chips as chip_words
from presentation.words.near.fitting import (
    all_why,
    best_words,
    number_that_fit,
    times_words,
    walk_words,
)
from presentation.words.near.naming import named
from presentation.words.near.reach import (
    cannot_judge,
    edge_words,
    nearest_words,
    number_in_reach,
)
from presentation.words.near.suits import ask_words, hindrance_words
from presentation.words.near.table_heads import (
    CAUSE_COLUMNS,
    FITTING_COLUMNS,
    TABLE_COLUMNS,
)
from presentation.words.near.two import answer as two_words
from presentation.words.near.two.answer import headline, second_cannot_be_judged
from presentation.words.near.two.whose import COLUMNS_OF_TWO, PEOPLE, of_whom_words, whose_words
from presentation.words.near.wish_lines import has_lines
from questions.conversation.conversation import Suggestions
from questions.conversation.wishes import Wishes
from questions.together.two_people import ForWhom
from questions.walks.near_person import NearPerson, OriginStatus, Question


def show_answer(area: Area, question: Question, wishes: Wishes, second: PersonAsked | None = None) -> None:
    """Everything below the controls, for one person or for two."""
    answered = Visit().ask(area, assets_for_visit(area), question, wishes, second)
    offer_two(Visit())
    show_chips(Visit(), answered)
    _in_words(answered)
    list_and_map(area, answered)
    _edge(answered)
    show_rides(area, answered, (wishes, second.wishes) if second else (wishes,))
    show_by_bus(area, answered, wishes)
    if answered is None or answered.answer.status is not OriginStatus.JUDGED:
        return
    count_once(area, Visit())
    if answered.fits is not None and answered.pair is None:  # of two, the rows say what is in whose way
        _ruled_out(answered.fits)
    offer_to_count(area, answered)
    _table_and_file(area, answered)


def _in_words(answered: NearAnswer | None) -> None:
    """The answer as a sentence, before any map: always the same element, so that a change is read aloud."""
    first, then, look = _sentences(answered)
    say(first, then, key="answer_line", look=look)
    if look == PLAIN:
        st.html(f'<h2 class="wr-hidden">{words.IN_REACH}</h2>')


def _edge(answered: NearAnswer | None) -> None:
    """Where the streets that we know end within the walk; below the list, whose first rows come first."""
    if answered is not None and edge_words(answered.answer):
        st.html(f'<p class="wr-small">{html.escape(edge_words(answered.answer))}</p>')


def _sentences(answered: NearAnswer | None) -> tuple[str, str, str]:
    """What to say, what would help, and how it looks."""
    if answered is None:  # where something may be meant, the place field is asking already
        return ("" if Visit().get("found") else words.FIRST), "", NOTICE
    answer = answered.answer
    if answer.status is not OriginStatus.JUDGED:
        return words.CANNOT_JUDGE, cannot_judge(answer), CARE
    if answered.pair is not None:
        return _for_two(answered, answered.pair)
    if answered.asks:
        return chip_words.ask_words(which=bool(answered.may_mean)), chip_words.ASK_EXAMPLES, NOTICE
    if answered.fits is not None:
        return _what_fits(answered.fits)
    if answer.in_reach.empty:
        question = answer.question
        return words.nothing_in_reach(question.minutes, question.pace), words.NOTHING_HELP, NOTICE
    return _in_reach(answered), "", PLAIN


def _for_two(answered: NearAnswer, pair: AnswerForTwo) -> tuple[str, str, str]:
    """What suits both of two people; whose walks or words cannot be gone by is said."""
    first, doubts = headline(pair.two), [second_cannot_be_judged(pair.two)]
    doubts += [
        of_whom_words(person, chip_words.ask_words(which=bool(own.may_mean)))
        for person, own in zip(PEOPLE, (answered, pair.second), strict=True)
        if own.asks
    ]
    help_words = " ".join(filter(None, doubts))
    nothing = "" if pair.two.ids(ForWhom.BOTH) else two_words.NOTHING_HELP
    return first, help_words or nothing, NOTICE if help_words or nothing else PLAIN


def _in_reach(answered: NearAnswer) -> str:
    """How many places are in reach, and which is the nearest."""
    answer, (rows, _) = answered.answer, rows_and_misses(answered, Visit())
    nearest = answer.in_reach.head(1)
    there = rows[rows["asset_id"] == nearest["asset_id"].iat[0]] if rows is not None else nearest
    first = rows_of(there if rows is not None and len(there) else named(nearest, kinds()))[0]
    return f"{number_in_reach(answer)} {nearest_words(answer, first)}"


def _what_fits(fits: Suggestions) -> tuple[str, str, str]:
    """How many places fit and which fits best, what was not met, and the look."""
    question = fits.near.question
    if fits.fits.empty:
        nothing = words.nothing_fits(question.minutes, question.pace)
        return nothing, chip_words.nothing_fits_help(fits), NOTICE
    if has_lines(fits):  # which name the best of each
        return number_that_fit(fits), "", PLAIN
    first = rows_of(named(fits.fits.head(1), kinds()))[0]
    return f"{number_that_fit(fits)} {best_words(first, question.pace)}", "", PLAIN


def _ruled_out(fits: Suggestions) -> None:
    """What has more than one thing in the way, behind a line of its own."""
    if len(fits.ruled_out):
        with st.expander(words.RULED_OUT.format(count=len(fits.ruled_out))):
            st.html(html_table(words.RULED_OUT_CAPTION, CAUSE_COLUMNS, _causes(fits.ruled_out)))


def _causes(table: pd.DataFrame) -> list[list[str]]:
    """Each place with its walk and what is in the way, under ``CAUSE_COLUMNS``."""
    rows = named(table, kinds())
    return [
        [row.title, row.kind_label, walk_words(row), hindrance_words(row.hindrances)] for row in rows_of(rows)
    ]


def _table_and_file(area: Area, answered: NearAnswer) -> None:
    """The same places as a table, and as a file to take away; the file holds nothing that the person said."""
    answer = replace(answered.answer, in_reach=answered.listed)
    if answer.in_reach.empty:
        return
    st.header(words.TABLE, anchor=False)
    places = named(answer.in_reach, kinds())
    rows = in_reach_rows(places)
    columns: tuple[str, ...] = TABLE_COLUMNS
    if answered.pair is not None:
        columns = (*TABLE_COLUMNS, *COLUMNS_OF_TWO)
        rows = [
            [*row, whose_words(place), times_words(place) or words.NOT_KNOWN]
            for row, place in zip(rows, rows_of(places), strict=True)
        ]
    elif answered.fits is not None:
        columns = (*TABLE_COLUMNS, *FITTING_COLUMNS)
        rows = [
            [*row, times_words(place) or words.NOT_KNOWN, all_why(place), " ".join(ask_words(place.ask))]
            for row, place in zip(rows, rows_of(places), strict=True)
        ]
    with st.expander(words.SHOW_TABLE.format(count=len(rows))):
        st.html(
            html_table(words.TABLE_CAPTION if answered.fits is None else words.FITS_CAPTION, columns, rows)
        )
    today = datetime.now(UTC).date().isoformat()
    offer_file(
        "answer near a person",
        words.DOWNLOAD,
        partial(_file, area, answered, answer, today, rides_for_file(area, Visit())),
        file_name=f"{area.name}-within-{answer.question.minutes}-minutes.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.html(f'<p class="wr-small">{words.EXPORT_NOTE}</p>')


def _file(area: Area, answered: NearAnswer, answer: NearPerson, today: str, rides_of: FileOfRides) -> str:
    """The file of one person's answer, or of what suits two."""
    if answered.pair is not None:
        two = answered.pair.two
        rides = rides_of(two.table["asset_id"])
        return export_csv_of_two(area, two, kinds=kinds(), today=today, rides=rides)
    rides = rides_of(answer.in_reach["asset_id"])
    return export_csv(area, answer, kinds=kinds(), today=today, rides=rides)
