"""What was asked, in one line: once there is a start, the controls fold into it and open again."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.components.v2 import component

from app.memory.session import Visit, kinds
from app.near.person.more import said_of_them
from app.near.person.second import OPENED, offer_second, second_in_a_line
from app.near.place import start_afresh
from presentation.words.kinds import family_label, kind_label
from presentation.words.near.asked import asked_words

# Nothing is asked any more: the controls are open again, also where they had been folded by hand.
# Find was pressed: whoever opened the controls to change something sees the answer again, and the keyboard
# stands at the line that opens them, for the button it stood at is folded away.
# Somebody else is asked for as well: the controls open, with the keyboard at the first of the new ones.
_FOLD = """
function waitForSecond(details, looks) {
  const field = details.querySelector(".st-key-second_person input");
  if (field) { field.focus({ preventScroll: true }); }
  if (field && document.activeElement === field) {
    setTimeout(() => field.scrollIntoView({ block: "center" }), 400);  // the controls have unfolded by then
  } else if (looks > 0) {
    setTimeout(() => waitForSecond(details, looks - 1), 50);
  }
}
export default function ({ data, parentElement }) {
  parentElement.dataset.ready = "";
  const fold = parentElement.closest(".st-key-asked, .st-key-asking");
  const details = fold && fold.querySelector("details");
  if (details && data.opened && parentElement.dataset.opened !== `${data.opened}`) {
    parentElement.dataset.opened = data.opened;
    parentElement.dataset.folded = data.folded;
    requestAnimationFrame(() => {
      if (!details.querySelector(":scope > [data-testid=stExpanderDetails]:not([inert])")) {
        details.querySelector("summary").click();
      }
      waitForSecond(details, 40);
    });
    return;
  }
  if (!details || parentElement.dataset.folded === data.folded) return;
  parentElement.dataset.folded = data.folded;
  const summary = details.querySelector("summary");
  const isOpen = () => !!details.querySelector(":scope > [data-testid=stExpanderDetails]:not([inert])");
  if (!data.folded) {
    requestAnimationFrame(() => { if (!isOpen()) { summary.click(); } });
    return;
  }
  const stoodWithin = details.contains(document.activeElement) || document.activeElement === document.body;
  requestAnimationFrame(() => {
    if (isOpen()) { summary.click(); }
    if (stoodWithin) { summary.focus({ preventScroll: true }); }
    const page = document.querySelector('[data-testid="stMain"]');
    if (page) { page.scrollTo({ top: 0 }); }
  });
}
"""
_fold = component("wr_fold", js=_FOLD, isolate_styles=False)


@contextmanager
def folding(visit: Visit) -> Iterator[None]:
    """Around the controls: all of them while nothing is asked, one line that opens once something is."""
    has_start = visit.origin is not None
    with st.container(key="asked" if has_start else "asking"):
        with st.expander(_line(visit), expanded=not has_start, key="controls"):
            yield
        offer_second(visit)
        start_afresh(visit)
        opened = int(visit.get(OPENED) or 0)
        _fold(key="fold", data={"folded": f"{visit.finds}" if has_start else "", "opened": opened})


def _line(visit: Visit) -> str:
    """What is asked, as Markdown in which all of it is only text."""
    if visit.origin is None:
        return "…"
    link, table = visit.link, kinds()
    chosen = [family_label(table.family_by_key[key]) for key in link.families]
    chosen += [kind_label(table, key) for key in link.kinds]
    return asked_words(
        visit.origin_label,
        "" if visit.second.is_there else str(visit.get(Visit.ENJOY) or ""),  # the chips say it, of both
        pace=link.walked,
        minutes=link.minutes,
        more=" · ".join(filter(None, (said_of_them(visit, chosen), second_in_a_line(visit)))),
    )
