"""What does the tab keep while its page is loaded anew? What was chosen, sealed, for an hour at most."""

from datetime import UTC, datetime
from typing import Final

import streamlit as st
from streamlit.components.v2 import component

from app.frame.look import notice
from app.memory.session import Visit
from app.memory.tab_choices import TabCopy, choices_of, renewed, take_back
from app.memory.tab_seal import FORGET_AFTER, SEAL
from app.memory.visit import TAB_COPY
from presentation.words import coming_back as words

_KEY: Final = "tab_keeper"
_CAME_BACK: Final = "came_back"
_ASKED_TAB: Final = "asked_tab"
# Asks once for what an earlier page of this tab left, though it may be drawn anew before the answer is there;
# keeps what it is given; after an hour without a touch it says so. Session storage is the tab's own, and what
# lies there is sealed.
_KEEP = """
const PLACE = "within-reach";
export default function ({ data, parentElement, setTriggerValue }) {
  const tab = parentElement;
  if (!tab.querySelector('[role="status"]')) {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.className = "wr-hidden";
    tab.appendChild(line);
  }
  const line = tab.querySelector('[role="status"]');
  if (line.textContent !== data.words) { line.textContent = data.words; }
  if (data.begins) {
    const sealed = sessionStorage.getItem(PLACE);
    if (sealed && !window.isTabCopySent) { window.isTabCopySent = true; setTriggerValue("returned", sealed); }
  } else if (data.sealed) {
    sessionStorage.setItem(PLACE, data.sealed);
  } else {
    sessionStorage.removeItem(PLACE);
  }
  if (!data.begins) { window.isTabCopySent = false; }
  const wait = () => {
    clearTimeout(tab.wait);
    tab.wait = setTimeout(() => {
      sessionStorage.removeItem(PLACE);
      setTriggerValue("untouched", true);
    }, data.forget_after_ms);
  };
  wait();
  ["pointerdown", "keydown"].forEach((touch) => window.addEventListener(touch, wait));
  return () => {
    clearTimeout(tab.wait);
    ["pointerdown", "keydown"].forEach((touch) => window.removeEventListener(touch, wait));
  };
}
"""
_keep = component("wr_tab_keeper", js=_KEEP, isolate_styles=False)


def keep_in_tab(visit: Visit) -> None:
    """Leave what was said and chosen with the tab, sealed; a new visit asks what an earlier page left.

    It asks before it leaves anything: a page that lost its process brings its fields into the new visit by
    itself, but not the sheet, which only the tab has.
    """
    choices, copy = choices_of(visit), visit.get(TAB_COPY)
    if copy is None and not visit.get(_ASKED_TAB) and not visit.was_left:
        visit.put(_ASKED_TAB, True)
    elif choices or copy is not None:
        visit.put(TAB_COPY, renewed(copy, choices, SEAL, now=datetime.now(UTC)))
    _speak_with_tab(visit)


def keep_nothing(visit: Visit) -> None:
    """Take from the tab what it has: what is said of somebody who may be in danger is left nowhere."""
    visit.put(TAB_COPY, renewed(visit.get(TAB_COPY), {}, SEAL, now=datetime.now(UTC)))
    _speak_with_tab(visit)


def _speak_with_tab(visit: Visit) -> None:
    copy: TabCopy | None = visit.get(TAB_COPY)
    _keep(
        key=_KEY,
        data={
            "begins": copy is None and not visit.was_left,
            "sealed": "" if copy is None else copy.sealed,
            "words": words.FORGOTTEN if visit.was_left else "",
            "forget_after_ms": int(FORGET_AFTER.total_seconds() * 1000),
        },
        on_returned_change=_came_back,
        on_untouched_change=_nobody_touched_it,
    )


def show_what_came_back(visit: Visit) -> None:
    """After a reload, until there is a start again: what is still here, and what has to be typed anew."""
    if visit.was_left:
        st.html(notice(words.FORGOTTEN))
    elif visit.get(_CAME_BACK) and visit.origin is None:
        st.html(notice(words.CAME_BACK, words.CAME_BACK_FIX))


def _came_back() -> None:
    """The tab had something of an earlier page: it is put back where this one has left nothing yet."""
    visit = Visit()
    choices = SEAL.unseal(visit.get(_KEY, {}).get("returned"))
    if choices and visit.get(TAB_COPY) is None:
        take_back(visit, choices)
        visit.put(_CAME_BACK, True)
        visit.put("rerun_page", True)  # the fields above the list are drawn anew as well


def _nobody_touched_it() -> None:
    """An hour without a touch: whoever sat here has gone."""
    visit = Visit()
    visit.leave_to_the_next()
    visit.put("rerun_page", True)
