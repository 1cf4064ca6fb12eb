"""What does a planner ask? Kind or basket, group, pace and minutes first; the rest on request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import streamlit as st

from app.gaps.basket_form import KINDS as TICKED_KINDS, ask_for_basket
from app.gaps.fields import (
    AGAINST,
    ANALYSIS_PARAMETER,
    GROUPS,
    HILLS,
    NOTHING,
    ROWS,
    WHAT,
    kinds_taken,
    kinds_written,
    plain_fields,
)
from app.gaps.link import take_link, taken_from, written
from app.gaps.sought import ANY, BASKET, SET, TICKED, Sought, basket_key, sought_choices
from app.memory.baskets import all_baskets
from app.memory.links import GAP_ADDRESS
from app.memory.session import Visit, area_assets, kinds
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area
from layers.register.settings import stale_after_days
from layers.relief.hilly_area import hills_known
from presentation.words.hills.walk import COUNT_HILLS, COUNT_HILLS_HELP
from presentation.words.wards import choices as gap_words, matrix as matrix_words, page as gap_page
from questions.places.of_kinds import kinds_there
from questions.wards.analyses.choices import FIRST_MINUTES, MANY, MINUTES, ONE
from questions.wards.gap_people import groups_of
from questions.wards.ward_gap_model import EVERYONE, WardQuestion

FIRST_ROWS: Final = 4  # so many baskets stand in the table of many before anybody has chosen
FIRST_KINDS: Final = ("lunch_club", "community_centre")  # what the page begins with, where there are any


@dataclass(frozen=True)
class ComparedQuestion:
    """What is asked, and what it is compared with."""

    question: WardQuestion
    what: str  # in a sentence: "a lunch club"
    other: WardQuestion | None = None
    other_on: date | None = None  # the day on which the register was as it is compared with; None: now
    heads: tuple[str, str] = ("", "")  # of the two columns that are compared
    standard: float | None = None  # the share of residents that should have one; None: no standard is set
    other_what: str = ""  # what it is compared with in a sentence, where that is something else


def choices_now() -> dict[str, Sought]:
    """Everything that may be asked for, with the office's baskets as they are now."""
    visit = Visit()
    sets = [key for key in visit.get(ROWS) or () if key.startswith(SET)]
    return sought_choices(kinds(), all_baskets(), tuple(visit.get(TICKED_KINDS) or ()), sets)


def begin_controls(area: Area) -> dict[str, Sought]:
    """What may be asked for; a link's choices are taken, and such as are no longer there are let go of."""
    visit, choices = Visit(), choices_now()
    first = _first(area, choices)
    params = st.query_params.to_dict()
    if take_link(visit, params, plain_fields(area)):
        for key, value in kinds_taken(params, choices, first).items():
            visit.put(key, value)
        choices = choices_now()  # with the kinds that the link ticks
    if visit.get(WHAT) not in choices:
        visit.put(WHAT, first)
    if visit.get(AGAINST) not in (*choices, NOTHING):
        visit.put(AGAINST, NOTHING)
    visit.put(ROWS, [key for key in visit.get(ROWS) or () if key in choices])
    if visit.get("gap_group") not in groups_of(area):  # another place may not count them
        visit.put("gap_group", EVERYONE)
    return choices


def _first(area: Area, choices: Mapping[str, Sought]) -> str:
    """What is asked for before anybody chooses."""
    there = kinds_there(area_assets(area))
    return next((key for key in choices if key in FIRST_KINDS and key in there), ANY)


def write_link(area: Area) -> None:
    """Put every choice into the page's address, so that reload and Back keep them."""
    visit, fields = Visit(), plain_fields(area)
    values: Mapping[str, Any] = {key: visit.get(key) for key in (*fields, WHAT, AGAINST, ROWS)}
    choices = choices_now()
    of_kinds = kinds_written(values, choices, _first(area, choices))
    address = {"area": area.name} | written(values, fields) | of_kinds
    visit.put(GAP_ADDRESS, address)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)


def choices_asked(area: Area) -> dict[str, str]:
    """Every choice of the page as an address holds it, what is asked for always among them."""
    visit, fields = Visit(), plain_fields(area)
    values: Mapping[str, Any] = {key: visit.get(key) for key in (*fields, WHAT, AGAINST, ROWS)}
    address = written(values, fields) | kinds_written(values, choices_now(), NOTHING)
    return {name: word for name, word in address.items() if name != ANALYSIS_PARAMETER}


def take_choices(area: Area, params: Mapping[str, str]) -> None:
    """Put choices as an address holds them into the fields."""
    visit, fields = Visit(), plain_fields(area)
    first = _first(area, choices_now())
    values = taken_from(params, fields) | kinds_taken(params, choices_now(), first)
    for key, value in values.items():
        visit.put(key, value)


def ask_view() -> str:
    """One question with its map, or many kinds and groups at once."""
    view = st.segmented_control(
        matrix_words.VIEW,
        (ONE, MANY),
        format_func=matrix_words.VIEWS.__getitem__,
        required=True,
        key="gap_view",
        persist_state="session",
        label_visibility="collapsed",
    )
    return str(view or ONE)


def ask_planner(area: Area, choices: dict[str, Sought], *, many: bool = False) -> WardQuestion:
    """The first line of controls, and what it says; for many at once, without kind and group."""
    visit = Visit()
    if many:
        _begin_many(visit, choices, groups_of(area))
    with st.container(key="gap_controls"):
        columns = st.columns([3, 3, 3, 4])
    if many:
        with columns[0]:
            _several(matrix_words.ROWS, _single_choices(choices), lambda key: choices[key].title, key=ROWS)
        with columns[1]:
            _several(matrix_words.GROUPS, groups_of(area), gap_words.group_title, key=GROUPS)
    else:
        with columns[0]:
            choose(gap_words.OF_WHAT, list(choices), lambda key: choices[key].title, key=WHAT)
        with columns[1]:
            choose(gap_words.FOR_WHOM, groups_of(area), gap_words.group_title, key="gap_group")
    with columns[-2]:
        pace = choose(gap_words.PACE, list(PACES), pace_title, key="gap_pace")
    with columns[-1]:
        minutes = st.segmented_control(
            gap_words.MINUTES, MINUTES, required=True, key="gap_minutes", persist_state="session"
        )
    chosen = PACES[pace or DEFAULT_PACE]
    return WardQuestion(
        choices[str(visit.get(WHAT))].kinds,
        chosen if _count_hills(area) else chosen.level,
        int(minutes or FIRST_MINUTES),
        datetime.now(UTC).date(),
        group=str(visit.get("gap_group") or EVERYONE),
        stale_after_days=stale_after_days(),
    )


def _count_hills(area: Area) -> bool:
    """Whether hills count: asked only where some are known, else it does not matter."""
    if not hills_known(area):
        return True
    counts: bool = st.checkbox(COUNT_HILLS, key=HILLS, persist_state="session", help=COUNT_HILLS_HELP)
    return counts


def ask_basket() -> None:
    """The form for baskets, with the one that is asked for if the office keeps it."""
    visit = Visit()
    ask_for_basket(next((each for each in all_baskets() if _is(each.name, visit) and each.is_kept), None))


def _single_choices(choices: dict[str, Sought]) -> list[str]:
    return [key for key in choices if key not in (ANY, TICKED)]


def _several(label: str, options: Sequence[str], title: Callable[[str], str], *, key: str) -> None:
    st.multiselect(label, options, format_func=title, key=key, persist_state="session")


def _begin_many(visit: Visit, choices: dict[str, Sought], groups: Sequence[str]) -> None:
    """What the table of many holds before anybody has chosen; groups that a place does not count go."""
    if not visit.get(ROWS) and not visit.get("gap_rows_begun"):
        visit.put(ROWS, [key for key in choices if key.startswith(BASKET)][:FIRST_ROWS])
    visit.put("gap_rows_begun", True)
    visit.put(GROUPS, [group for group in visit.get(GROUPS) or () if group in groups])


def _is(name: str, visit: Visit) -> bool:
    return basket_key(name) == str(visit.get(WHAT))


def choose(
    label: str,
    options: Sequence[str],
    title: Callable[[str], str],
    *,
    key: str,
    disabled: bool = False,
) -> str:
    """One of the options; the choice stays while other pages are shown."""
    choice: str = st.selectbox(
        label, options, format_func=title, key=key, persist_state="session", disabled=disabled
    )
    return choice


def pace_title(key: str) -> str:
    """A pace as it stands in the list."""
    return gap_page.pace_title(PACES[key])
