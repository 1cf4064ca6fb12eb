"""Do the words typed say that somebody is in danger? Then the page is whom to ring, above anything else."""

from concurrent.futures import wait

import streamlit as st
from streamlit.components.v2 import component

from app.memory.session import Visit
from app.near.listen_ahead import listen_ahead
from layers.area import Area
from layers.places.postcode_format import canonical_postcode
from presentation.words.near import danger as words
from presentation.words.plain import QUESTION
from questions.conversation.danger.dangers import dangers_in, ring_now

# Says it aloud and brings it into view, once: on a telephone it may stand outside what is seen.
_ATTEND = """
export default function ({ data, parentElement }) {
  let line = parentElement.querySelector('[role="status"]');
  if (!line) {
    line = document.createElement("p");
    line.setAttribute("role", "status");
    line.className = "wr-hidden";
    parentElement.appendChild(line);
  }
  if (line.textContent === data.words) return;
  line.textContent = data.words;
  const title = data.words && document.querySelector('[data-testid="stMain"] h1');
  if (title) { requestAnimationFrame(() => title.scrollIntoView({ block: "start" })); }
}
"""
_attend = component("wr_danger", js=_ATTEND, isolate_styles=False)


def show_whom_to_ring(area: Area, visit: Visit) -> bool:
    """The page's title, and whom to ring where the words typed mean danger; whether they do.

    No field is looked up or searched for then, whoever it is about. A postcode by itself means no danger, and
    who typed nothing else waits for no table of words.
    """
    typed = (visit.get(Visit.ENJOY), visit.get(Visit.TYPED), visit.second.get(Visit.ENJOY))
    texts = [text for each in typed if not is_bare_postcode(text := str(each or ""))]
    if any(text.strip() for text in texts):
        wait([listen_ahead()])  # else the tables would be read twice at once
    dangers = dangers_in(*texts)
    st.title(words.TITLE if dangers else QUESTION, anchor=False)
    _attend(key="danger_aloud", data={"words": f"{words.TITLE}. {words.FIRST}" if dangers else ""})
    if dangers:
        st.html(words.danger_html(ring_now(dangers, area.nation)))
        st.button(words.CLEAR, key="clear_danger", on_click=visit.forget, type="primary")
    return bool(dangers)


def is_bare_postcode(text: str) -> bool:
    """Whether a text is a postcode and nothing else, with its one space or none."""
    postcode = canonical_postcode(text)
    return postcode is not None and text.strip().upper() in (postcode, postcode.replace(" ", ""))
