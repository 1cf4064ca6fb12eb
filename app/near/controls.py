"""What is asked for? The pace, the minutes and the kinds, kept in step with the link."""

import html
from functools import partial

import streamlit as st

from app.memory.links import DEFAULT_MINUTES, DEFAULT_SPEED, HILLS, MINUTES, OWN, address_of, read_link
from app.memory.session import Visit, assets_for_visit, kinds
from app.memory.this_run import came_by_history
from app.near.person.by_hand import by_hills
from app.near.person.from_words import forget_read, read_words
from app.near.person.more import ask_for_more, more_label, wishes_of
from app.near.person.second import read_second
from geo.paces import FASTEST_MPS, PACES, SLOWEST_MPS, Pace, own_pace
from layers.area import Area
from layers.relief.hilly_area import hills_known
from presentation.drawing.symbols import symbols_before
from presentation.words import plain as words
from presentation.words.hills import walk as hill_words
from presentation.words.hills.walk import hill_note
from presentation.words.kinds import family_label, kind_label
from presentation.words.language import worded
from questions.conversation.wishes import Wishes
from questions.places.of_kinds import kinds_there
from questions.walks.near_person import Question

_SHORT = {"planning": words.PLANNING_PACE, "pavements": words.PAVEMENTS_PACE, OWN: words.OWN_PACE}


def ask_for_question(area: Area) -> tuple[Question, Wishes]:
    """Show the controls and give what they stand for: the question, and what the person wishes for."""
    visit = Visit()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="pace_and_minutes"):
        key = _pace()
        chosen_minutes = st.segmented_control(
            words.MINUTES_LABEL,
            MINUTES,
            key="minutes",
            persist_state="session",
            required=True,
            wrap=True,
            width="content",
        )
    minutes = int(chosen_minutes or DEFAULT_MINUTES)
    pace = PACES[key] if key != OWN else _own_pace(visit)
    pace = by_hills(visit, pace) if _ask_hills(area) else pace
    note = " ".join([words.pace_source(pace), words.how_far(pace, minutes), hill_note(area, pace)]).strip()
    with st.container(key="pace_note"):
        st.html(f'<p class="wr-small">{html.escape(note)}</p>')
    chosen_kinds = _more(area, visit)
    _write_link(visit)
    return Question(pace=pace, minutes=minutes, kinds=chosen_kinds), wishes_of(visit)


def begin_controls(visit: Visit, *, listen: bool = True) -> None:
    """Before any control is drawn: what the address says, then what the typed words say, if they are read."""
    _take_link(visit)
    read_words(visit, str(visit.get(Visit.ENJOY) or "") if listen else "")
    read_second(visit, listen=listen)


def _more(area: Area, visit: Visit) -> tuple[str, ...]:
    """What is often left as it is, behind one line that says what was chosen; gives the kinds chosen."""
    table = kinds()
    chosen = [family_label(table.family_by_key[key]) for key in visit.get("families", ())]
    chosen += [kind_label(table, key) for key in visit.get("kinds", ())]
    with st.expander(more_label(visit, chosen), key="more"):
        ask_for_more()
        return _kinds(area)


def _take_link(visit: Visit) -> None:
    """On the first run of a visit, and after Back or Forward, set the controls as the address says."""
    if visit.get("link_taken") and not came_by_history():
        return
    link = read_link(st.query_params.to_dict(), kinds())
    visit.put("link_taken", True)
    forget_read(visit, "pace", "minutes")
    visit.put("pace", link.pace)
    visit.put("speed", link.speed_mps)
    visit.put("own_step_free", link.step_free)
    visit.put("minutes", link.minutes)
    visit.put(HILLS, link.hills)
    visit.put("families", list(link.families))
    visit.put("kinds", list(link.kinds))


def _write_link(visit: Visit) -> None:
    """Put what is chosen into the page's address: never anything of the start."""
    address = address_of(st.query_params.get("area", ""), visit.shared_link)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)


def _pace() -> str:
    """The key of a pace from the list, or that of the person's own."""

    def title(key: str) -> str:
        return _SHORT[key] if key in _SHORT else worded(PACES[key].title)

    chosen = st.segmented_control(
        words.PACE_LABEL,
        [*PACES, OWN],
        key="pace",
        persist_state="session",
        required=True,
        format_func=title,
        wrap=True,
        width="content",
    )
    return str(chosen)


def _ask_hills(area: Area) -> bool:
    """Whether hills are asked about: only where some are known."""
    if not hills_known(area):
        return False
    st.checkbox(hill_words.COUNT_HILLS, key=HILLS, persist_state="session", help=hill_words.COUNT_HILLS_HELP)
    return True


def _own_pace(visit: Visit) -> Pace:
    """A pace asked of the person."""
    if visit.get("speed") is None:
        visit.put("speed", DEFAULT_SPEED)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="own_pace"):
        mps = st.number_input(
            words.OWN_SPEED,
            SLOWEST_MPS,
            FASTEST_MPS,
            step=0.1,
            format="%.1f",
            key="speed",
            persist_state="session",
            width=220,
        )
        step_free = st.checkbox(words.OWN_STEP_FREE, key="own_step_free", persist_state="session")
    return own_pace(round(mps, 2), step_free=step_free)


def _kinds(area: Area) -> tuple[str, ...]:
    """The kinds chosen, by family and one by one; nothing chosen means every kind."""
    table = kinds()
    with st.container(horizontal=True, vertical_alignment="bottom", key="kinds_row"):
        families = _families()
        single = _single_kinds(area)
    of_families = [kind.key for family in families for kind in table.in_family(family)]
    return tuple(dict.fromkeys([*single, *of_families]))


def _families() -> list[str]:
    table = kinds()
    st.html(symbols_before(".st-key-families button:nth-of-type({n}) p::before", table.families))
    return st.pills(
        words.FAMILIES_LABEL,
        [family.key for family in table.families],
        selection_mode="multi",
        key="families",
        persist_state="session",
        format_func=lambda key: family_label(table.family_by_key[key]),
        width="stretch",
        wrap=True,
    )


def _single_kinds(area: Area) -> list[str]:
    table, there = kinds(), kinds_there(assets_for_visit(area))
    with st.popover(words.KINDS_LABEL):
        return st.multiselect(
            words.KINDS_HELP,
            [kind.key for kind in table.kinds if kind.key in there],
            key="kinds",
            persist_state="session",
            format_func=partial(kind_label, table),
            placeholder=words.KINDS_EMPTY,
        )
