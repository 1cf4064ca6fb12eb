"""Is anything still here of the person before? It is said, with the way to be rid of it."""

import streamlit as st

from app.frame.live import NOTICE, say
from app.memory.held_before import is_the_same_person, start_afresh_here, still_here
from app.memory.session import Visit
from presentation.words.near import person as words


def show_held_before(visit: Visit) -> None:
    """What there is of the person before, where another start was typed; nothing is deleted silently."""
    here = still_here(visit)
    if visit.origin is None or not here.is_anything:
        return
    line = words.still_here_words(
        places=here.places, words=here.words, by_hand=here.by_hand, second=here.second
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="held_before"):
        say(line, key="held_before_line", look=NOTICE)
        st.button(words.AFRESH_HERE, key="afresh_here", on_click=start_afresh_here, args=(visit,))
        st.button(
            words.SAME_PERSON, key="same_person", on_click=is_the_same_person, args=(visit,), type="tertiary"
        )
