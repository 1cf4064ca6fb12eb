"""Which council is meant? What is typed is looked for among those of the United Kingdom, on this machine."""

from typing import Final

import streamlit as st

from app.frame.live import QUIET, say
from app.memory.session import Visit
from app.places.ordering import CODE, NAME, area_of, label_of
from layers.councils.find import CouncilMatches, find_councils
from layers.councils.model import Council
from layers.councils.table import CouncilTable
from presentation.words import place_page as words
from presentation.words.plain import one_line, plain

LONGEST_NAME: Final = 60
NO_MATCHES: Final = CouncilMatches((), exact=False)


def choose_council(table: CouncilTable) -> Council | None:
    """The field, the councils that may be meant, and the one that is chosen; None while none is."""
    with st.container(key="add_row", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            words.NAME_LABEL,
            key=NAME,
            persist_state="session",
            max_chars=LONGEST_NAME,
            placeholder=words.NAME_EXAMPLE,
            autocomplete="off",
        )
        st.button(words.FIND, type="primary", key="add_find")
    visit, text = Visit(), _typed()
    matches = find_councils(text, table) if text else NO_MATCHES
    councils = matches.councils[: words.MOST_MATCHES]
    say(words.matches_sentence(text, matches) if text else "", key="add_matches_said", look=QUIET)
    codes = [council.code for council in councils]
    if visit.get(CODE) not in codes:
        visit.put(CODE, codes[0] if len(codes) == 1 else None)
    if not councils:
        return None
    with st.container(key="add_matches"):
        st.radio(
            words.MATCHES_LABEL,
            codes,
            index=None,
            key=CODE,
            persist_state="session",
            format_func=lambda code: plain(words.council_name(table.councils[code])),
            captions=[words.council_caption(each, label_of(area_of(each))) for each in councils],
        )
    code = visit.get(CODE)
    return table.councils[code] if code in codes else None


def what_to_do(table: CouncilTable) -> str:
    """What comes next, while no council is chosen."""
    text = _typed()
    several = text and find_councils(text, table).councils
    return words.NOT_CHOSEN if several else words.NOT_TYPED


def nothing_typed() -> bool:
    """Whether the field is empty."""
    return not _typed()


def _typed() -> str:
    return one_line(str(Visit().get(NAME) or ""))


def look_at(council: Council) -> None:
    """Choose a council as if its name had been typed; in a callback only."""
    visit = Visit()
    visit.put(NAME, council.name)
    visit.put(CODE, council.code)
