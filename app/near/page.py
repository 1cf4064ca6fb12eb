"""Near a person: what can this person get to on foot from home, at their own pace?"""

from pathlib import Path
from typing import Final

import streamlit as st

from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.memory.session import Visit, kinds
from app.near.conversation import show_conversation
from app.near.listen_ahead import listen_soon
from app.signing_in.who import acting_now
from layers.area import Area
from layers.relief.hilly_area import hills_known
from presentation.words import plain as words
from presentation.words.kinds import family_label, kind_plural
from presentation.words.near.places import MINUTES, PACE, address_words

_STYLE: Final = Path(__file__).with_name("near.css")


def show() -> None:
    """The whole page, from top to bottom."""
    st.html(_STYLE)
    area = choose_area("near/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    show_conversation(area, Visit())
    page_end(area, address=_address(area, Visit()))
    listen_soon()


def _address(area: Area, visit: Visit) -> str:
    """What whoever gets the page's address will see, in words."""
    link, table = visit.shared_link, kinds()
    names = [family_label(table.family_by_key[key]) for key in link.families]
    return address_words(
        area.title,
        pace=link.walked if link.hills or not hills_known(area) else link.walked.level,
        minutes=link.minutes,
        kinds=[*names, *(kind_plural(table, key) for key in link.kinds)],
        read=[{"pace": PACE, "minutes": MINUTES}[key] for key in visit.only_read],
    )


with plain_errors():
    acting_now().check_page("near")
    show()
