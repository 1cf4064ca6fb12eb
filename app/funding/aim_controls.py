"""What should the suggested set do, and by what is fairness measured? The panel's own choices."""

from typing import Final

import streamlit as st

from app.funding import memory
from presentation.words.funding import aims as words
from questions.panel.aims import FairnessTerms, SetAim

_AIM, _AVERSION, _CAP, _TOGETHER = "fund_aim", "fund_aversion", "fund_cap", "fund_together"
_FIRST: Final = FairnessTerms()
_CAPS: Final = (15, 20, 30, 45, 60)


def ask_aim() -> None:
    """The aim, and folded away what fairness is measured by."""
    st.segmented_control(
        words.AIM,
        [str(aim) for aim in SetAim],
        required=True,
        key=memory.at_first(_AIM, str(SetAim.MOST)),
        persist_state="session",
        format_func=lambda key: words.AIMS[SetAim(key)],
        wrap=True,
    )
    with st.expander(words.MEASURE):
        left, middle, right = st.columns([5, 4, 4], gap="medium")
        left.segmented_control(
            words.AVERSION,
            list(words.AVERSIONS),
            required=True,
            key=memory.at_first(_AVERSION, _FIRST.aversion),
            persist_state="session",
            format_func=lambda aversion: words.AVERSIONS[aversion],
        )
        middle.segmented_control(
            words.CAP,
            _CAPS,
            required=True,
            key=memory.at_first(_CAP, _FIRST.cap_min),
            persist_state="session",
        )
        right.segmented_control(
            words.KINDS,
            [False, True],
            required=True,
            key=memory.at_first(_TOGETHER, _FIRST.together),
            persist_state="session",
            format_func=lambda together: words.KINDS_TOGETHER if together else words.KINDS_APART,
        )


def chosen_aim() -> SetAim:
    """What the suggested set should do."""
    return SetAim(str(memory.get(_AIM) or SetAim.MOST))


def chosen_terms() -> FairnessTerms:
    """By what fairness is measured."""
    aversion, cap = memory.get(_AVERSION), memory.get(_CAP)
    return FairnessTerms(
        _FIRST.aversion if aversion is None else float(aversion),
        _FIRST.cap_min if cap is None else int(cap),
        bool(memory.get(_TOGETHER)),
    )
