"""What has somebody learned of this place? Two presses tell the steward, without a word of their own."""

import html
from dataclasses import replace
from datetime import datetime, time
from typing import Final

import streamlit as st

from actions.steward.tell_steward import tell_steward, withdraw_message
from app.frame.live import QUIET, say
from app.frame.who_field import ask_who
from app.memory.session import Visit, register
from app.memory.visit import CLOCK, LONGEST_WHO
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.register.inbox.model import NO_DETAIL, WEEKS_FULL, ClubDetail, MessageReason, StewardMessage
from presentation.words.dates import SHORT_WEEKDAYS, clock
from presentation.words.errors import both_of
from presentation.words.register import messages as words, record as record_words
from questions.inbox.open_messages import open_messages

HOURS: Final = tuple(time(hour, minute) for hour in range(7, 23) for minute in (0, 15, 30, 45))
_OPEN, _SENT, _SAID = "tell_open", "tell_sent", "tell_said"


def messages_html(asset_id: str) -> str:
    """What has been told of a place and waits for the steward, for the top of its card; "" for nothing."""
    waiting = open_messages(register(), [asset_id]).get(asset_id, ())
    lines = "".join(f"<li>{html.escape(words.open_line(message))}</li>" for message in waiting)
    return f'<ul class="wr-told-steward">{lines}</ul>' if lines else ""


def tell_button(asset_id: str, visit: Visit) -> None:
    """The first press: it opens the reasons, or closes them again."""
    is_open = visit.get(_OPEN) == asset_id

    def turn() -> None:
        visit.put(_OPEN, None if is_open else asset_id)

    st.button(words.TELL, key="tell", on_click=turn, icon=":material/expand_less:" if is_open else None)


def show_telling(asset_id: str, visit: Visit) -> None:
    """The second press, a reason; afterwards that it was told, and what of the club's own may be added."""
    sent: StewardMessage | None = visit.get(_SENT)
    sent = sent if sent is not None and sent.asset_id == asset_id else None
    if visit.get(_OPEN) == asset_id:
        with st.container(key="tell_reasons"):
            _who()
            with st.container(horizontal=True, key="tell_buttons"):
                for reason, label in words.REASONS.items():
                    st.button(
                        label, key=f"tell_{reason.name}", on_click=_tell, args=(asset_id, reason, visit)
                    )
            st.html(f'<p class="wr-small">{html.escape(words.TELL_HELP)}</p>')
    line = visit.get(_SAID, {}).get(asset_id, "")
    say(line, key="tell_said_aloud", look=QUIET)
    if sent is not None:
        with st.container(key="tell_sent"):
            st.button(words.WITHDRAW, key="tell_withdraw", on_click=_withdraw, args=(sent, visit))
            _add_detail(sent, visit)


def _who() -> None:
    """Who tells it: asked once in a tab, here or on the register's page."""
    ask_who(record_words.WHO, key="tell_who", longest=LONGEST_WHO, width=260, autocomplete="off")


def _tell(asset_id: str, reason: MessageReason, visit: Visit, detail: ClubDetail = NO_DETAIL) -> None:
    acting, day = acting_now(visit.who), datetime.now(CLOCK).date()
    try:
        message = tell_steward(register(), asset_id, reason, day=day, acting=acting, detail=detail)
    except WithinReachError as error:
        _say(asset_id, both_of(error), visit)
        return
    visit.put(_SENT, message)
    visit.put(_OPEN, None)
    _say(asset_id, words.thanks(message), visit)


def _withdraw(message: StewardMessage, visit: Visit) -> None:
    try:
        withdraw_message(register(), message.number, acting=acting_now(message.by))
    except WithinReachError as error:
        _say(message.asset_id, both_of(error), visit)
    else:
        _say(message.asset_id, words.WITHDRAWN, visit)
    visit.put(_SENT, None)


def _add_detail(sent: StewardMessage, visit: Visit) -> None:
    """A day, times or weeks of the club's own, each from a list, in place of what was sent."""
    if sent.reason is MessageReason.FULL:
        key = f"tell_weeks_{sent.asset_id}"
        st.pills(
            words.HOW_LONG,
            WEEKS_FULL,
            key=key,
            persist_state="session",
            format_func=words.weeks,
            wrap=True,
            on_change=lambda: _replace(sent, ClubDetail(weeks=visit.get(key)), visit),
        )
    elif sent.reason is MessageReason.TIMES_WRONG:
        with st.container(horizontal=True, vertical_alignment="bottom", key="tell_times"):
            for name, choice in _times_asked(sent).items():
                choice_key = f"tell_{name}_{sent.asset_id}"
                st.selectbox(
                    choice[0],
                    choice[1],
                    index=None,
                    placeholder=words.CHOOSE,
                    key=choice_key,
                    persist_state="session",
                    format_func=SHORT_WEEKDAYS.__getitem__ if name == "weekday" else clock,
                    width=150,
                    on_change=_replace_one,
                    args=(sent, name, choice_key, visit),
                )


def _times_asked(sent: StewardMessage) -> dict[str, tuple[str, tuple[object, ...]]]:
    """What may be said of times: its label and its choices, ends only after the start."""
    starts = sent.detail.starts
    ends = tuple(at for at in HOURS if starts is None or at > starts)
    return {
        "weekday": (words.THEY_MEET, tuple(range(7))),
        "starts": (words.STARTS, HOURS),
        "ends": (words.ENDS, ends),
    }


def _replace_one(sent: StewardMessage, name: str, key: str, visit: Visit) -> None:
    detail = replace(sent.detail, **{name: visit.get(key)})
    if detail.starts is not None and detail.ends is not None and detail.ends <= detail.starts:
        detail = replace(detail, ends=None)
    _replace(sent, detail, visit)


def _replace(sent: StewardMessage, detail: ClubDetail, visit: Visit) -> None:
    """The same message with what has been added: the one before is taken back."""
    if detail == sent.detail:
        return
    _withdraw(sent, visit)
    _tell(sent.asset_id, sent.reason, visit, detail)


def _say(asset_id: str, line: str, visit: Visit) -> None:
    """What is said under the buttons of one place."""
    visit.put(_SAID, {asset_id: line})
