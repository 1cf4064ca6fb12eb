"""The card of the chosen place, opened at its row: the place, the walk, and what can be done about it."""

import html
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v2 import component

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit
from app.near.chosen_few import put_on_sheet, say_where_it_went
from app.near.tell import messages_html, show_telling, tell_button
from geo.crs import to_lonlat
from layers.area import Area
from layers.register.model import Asset
from presentation.words import plain as words
from presentation.words.near.by_hours import row_note
from presentation.words.near.card import card_facts, card_title
from presentation.words.near.fitting import RowTimes, why_html
from presentation.words.near.listing import in_the_way_words
from presentation.words.near.place_card import about_html, contact_html, facts_html, next_html, place_facts
from presentation.words.near.route import route_html
from presentation.words.near.suits import ask_words
from presentation.words.near.two.whose import PEOPLE, together_words, whose_words
from questions.conversation.next_time import next_time
from questions.places.area_assets import AreaAssets
from questions.walks.daylight import is_dark
from questions.walks.near_person import Question
from questions.walks.route_sheet import RouteSheet

# Puts the card at its row, by two numbers that the style sheet reads: no element of the page is moved.
_at_row: Final = component(
    "wr_card", js=Path(__file__).with_name("card.js").read_text(encoding="utf-8"), isolate_styles=False
)


@dataclass(frozen=True)
class ChosenPlace:
    """What the card is about. Printing it shows nothing of the person's walk."""

    row: Any = field(repr=False)  # of the answer, as ``named`` gives it
    record: Asset
    times: Any | None = field(repr=False)  # of the next time: what has starts, ends, leave and home_by
    ask: tuple[Any, ...] = field(repr=False)  # what is to be asked first
    way: RouteSheet | None = field(repr=False)  # None: there is none that can be told
    question: Question = field(repr=False)  # of those whom it is for
    rides: str = field(default="", repr=False)  # from door to door, as HTML; "" where there is nothing to say


def chosen_place(
    assets: AreaAssets, answered: NearAnswer, row: Any, way: RouteSheet | None, visit: Visit
) -> ChosenPlace:
    """The chosen row with its record and its next time, whatever was wished for."""
    times: Any | None = row if RowTimes.of(row).starts else None
    ask = tuple(getattr(row, "ask", ()))
    if times is None:
        going = next_time(assets, answered.near_of(row), row.asset_id, row.walk_m, now=visit.now())
        times, ask = going.times, tuple(dict.fromkeys((*ask, *filter(None, (going.ask,)))))
    question = answered.question_of(row)
    return ChosenPlace(row, assets.records[row.asset_id], times, ask, way, question)


def show_card(area: Area, place: ChosenPlace, visit: Visit) -> None:
    """The card, within the list."""
    with st.container(key="near_card"):
        st.html(_card_html(place, visit))
        with st.container(horizontal=True, key="card_actions"):
            put_on_sheet(place.row, visit)
            tell_button(place.record.asset_id, visit)
        say_where_it_went(place.record.asset_id, visit)
        show_telling(place.record.asset_id, visit)
        if tables := _why_tables(place.row):
            with st.expander(words.WHY_HERE, key="why_here"):
                st.html(tables)
        if place.way is not None:
            with st.expander(words.DIRECTIONS, key="street_by_street"):
                st.html(route_html(place.way, after_dark=_maybe_dark(area, place)))


def _why_tables(row: Any) -> str:
    """Why it is here, a table for each person it is for; "" where there is nothing to say."""
    reasons, second = getattr(row, "reasons", ()), getattr(row, "second_reasons", ())
    if not second:
        return why_html(reasons) if reasons else ""
    both = zip(PEOPLE, (reasons, second), strict=True)
    return "".join(f"<p>{html.escape(person)}</p>{why_html(each)}" for person, each in both if each)


def put_at_row(place: ChosenPlace | None, visit: Visit) -> None:
    """Have the card stand at the chosen row, and the list keep the room for it; always the same element."""
    rows, at = visit.get("chosen_at", ("", 0))
    _at_row(
        key="card_at_row", data={"chosen": place.record.asset_id if place else "", "rows": rows, "at": at}
    )


def _card_html(place: ChosenPlace, visit: Visit) -> str:
    row, record = place.row, place.record
    cause = _in_the_way(row)
    lines = (together_words(row, place.question), row_note(row), *ask_words(place.ask))
    title = card_title(row)
    heading = ' class="wr-hidden"' if title == row.title else ""  # the row above says the same
    parts = [
        messages_html(record.asset_id),
        f'<p class="wr-cause">{html.escape(cause)}</p>' if cause else "",
        f"<h3{heading}><bdi>{html.escape(title)}</bdi></h3>",
        f'<p class="wr-whose">{html.escape(whose_words(row))}</p>' if whose_words(row) else "",
        about_html(record, row.kind_label),
        next_html(place.times, now=visit.now(), walked=place.way is not None),
        contact_html(record),
        *(f'<p class="wr-told">{html.escape(line)}</p>' for line in lines if line),
    ]
    walk = card_facts(place.way, row) if place.way is not None else {}
    facts = f"<dl>{facts_html(place_facts(record), walk)}</dl>"
    shown = "".join((*parts, facts, place.rides))
    return f'<div class="wr-way" data-place="{html.escape(record.asset_id)}">{shown}</div>'


def _in_the_way(row: Any) -> str:
    """What is in the way of a near miss, as a sentence; "" where nothing is."""
    cause = in_the_way_words(row)
    return f"{cause[:1].upper()}{cause[1:]}." if cause else ""


def _maybe_dark(area: Area, place: ChosenPlace) -> bool:
    """Whether lamps matter: it is dark on the way there or back, or nobody knows when that is."""
    outing = RowTimes.of(place.times)
    moments = [moment for moment in (outing.leave, outing.home_by) if moment]
    if not moments or place.way is None:
        return True
    x, y = place.way.there.line.coords[-1]
    lon, lat = to_lonlat([x], [y], crs=area.crs)
    return any(is_dark(moment, longitude=float(lon[0]), latitude=float(lat[0])) for moment in moments)
