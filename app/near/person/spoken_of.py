"""Do the typed words speak of two people? Then it is offered to find for each of them, by one press."""

import streamlit as st

from app.memory.held_before import part_words
from app.memory.person_memory import THERE
from app.memory.session import Visit
from geo.paces import DEFAULT_PACE
from presentation.words import plain as words
from presentation.words.near.two.spoken_of import two_people_words
from questions.conversation.reading.lexicon import lexicon
from questions.together.spoken_of import SpokenOf, two_spoken_of


def offer_two(visit: Visit) -> None:
    """The press; nothing where one person is spoken of, or there is a second one already."""
    if visit.second.is_there:
        return
    typed = str(visit.get(Visit.ENJOY) or "")
    spoken = two_spoken_of(typed, lexicon()) if typed.strip() else None  # no tables are read for nothing
    if spoken is not None:
        label = words.plain(two_people_words(spoken))
        st.button(label, key="two_people", on_click=_part, args=(visit, spoken))


def _part(visit: Visit, spoken: SpokenOf) -> None:
    """Each one's words are their own from now on; what a hand has set stays the first one's."""
    part_words(visit, spoken.first)
    for key, value in ((THERE, True), ("pace", DEFAULT_PACE), ("minutes", visit.link.minutes)):
        visit.second.put(key, value)
    visit.second.put(Visit.ENJOY, spoken.second)
