"""Which list is to come in, from where, and what is said of it as a whole?"""

import html
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

import streamlit as st

from actions.list_part import WHOLE_FILE, TablePart
from app.frame.upload import ask_file
from app.register.bringing_in.table_part import ask_encoding
from app.register.editing.checking_times import Told
from app.register.state import memory
from layers.area import Area
from layers.register.importing.feeds.feed_client import feed_title
from layers.register.importing.source import Source
from layers.register.rules import breach
from layers.tables.cells import read_day
from layers.tables.source_table import MOST_ROWS
from presentation.words import plain
from presentation.words.language import worded
from presentation.words.register import bringing_in as words, record as register

_FILE, _FEED = "file", "feed"
_FROM: Final = {_FILE: words.FROM_FILE, _FEED: words.FROM_FEED}
_HERE, _EVERYWHERE = "here", "everywhere"
_PLACES: Final = {_HERE: words.LEAVE_OUT, _EVERYWHERE: words.BRING_IN_TOO}
ENDINGS: Final = ("csv", "tsv", "txt", "xlsx", "xlsm", "geojson", "json", "gpkg", "zip")
_TEXT_ENDINGS: Final = (".csv", ".tsv", ".txt")
LICENCES: Final = (
    "Open Government Licence v3.0",
    "Open Data Commons Open Database License (ODbL) 1.0",
    "Creative Commons Attribution 4.0",
    words.OUR_OWN,
)


@dataclass(frozen=True)
class WantedList:
    """What was chosen: a file that was sent, or the address of a feed."""

    sent: Any  # as Streamlit hands it over; None without one
    url: str
    from_feed: bool
    source: Source
    date: str  # as typed
    everywhere: bool  # rows outside the area too
    part: TablePart = WHOLE_FILE

    @property
    def file_name(self) -> str:
        """What its owner calls the file."""
        return str(self.sent.name)

    def content(self) -> bytes:
        """What the file holds."""
        held: bytes = self.sent.getvalue()
        return held


def trouble(chosen_list: WantedList, *, by: str) -> Told | None:
    """What has to be said or chosen before the list can be read."""
    if not by:
        return register.WHO_MISSING, register.WHO_FIX
    if chosen_list.from_feed and not chosen_list.url:
        return words.NO_ADDRESS
    if not chosen_list.from_feed and chosen_list.sent is None:
        return words.NO_FILE
    if not chosen_list.source.title:
        return words.NO_TITLE
    wrong = breach("source_date", chosen_list.date)
    return (worded(wrong.what), worded(wrong.fix)) if wrong is not None else None


def ask_list(area: Area, *, sources: list[str]) -> WantedList:
    """The file or the feed, its name, licence and date, and what to do with rows that lie elsewhere."""
    st.subheader(words.WHICH_LIST, anchor=False)
    memory.at_first("reg_from", _FILE)
    where_from = st.segmented_control(
        words.WHERE_IS_IT,
        list(_FROM),
        key="reg_from",
        persist_state="session",
        format_func=_FROM.__getitem__,
        required=True,
        wrap=True,
    )
    sent, url, part = None, "", WHOLE_FILE
    if where_from == _FEED:
        url = _ask_feed()
    else:
        sent = _ask_file()
        if sent is not None and PurePath(sent.name).suffix.casefold() in _TEXT_ENDINGS:
            part = TablePart(encoding=ask_encoding())
    title, licence, attribution, date = _ask_about(sources)
    memory.at_first("reg_where", _HERE)
    where = st.segmented_control(
        words.rows_elsewhere(plain.one_line(area.title)),
        list(_PLACES),
        key="reg_where",
        persist_state="session",
        format_func=_PLACES.__getitem__,
        required=True,
    )
    day = read_day(date)
    named = title or (feed_title(url) if url else "")
    source = Source(named, licence, attribution, day.isoformat() if day else "")
    return WantedList(sent, url, where_from == _FEED, source, date, where == _EVERYWHERE, part)


def _ask_feed() -> str:
    st.html(f'<p class="wr-small">{html.escape(words.ABOUT_FEEDS)}</p>')
    typed = st.text_input(
        words.FEED,
        key="reg_feed",
        persist_state="session",
        autocomplete="off",
        placeholder="https://directory.example.org",
    )
    return str(typed or "").strip()


def largest_mb() -> int:
    """The largest file that the server takes, in megabytes: the page must not promise more."""
    return int(st.get_option("server.maxUploadSize"))


def _ask_file() -> Any:
    about = words.about_files(largest_mb=largest_mb(), most_rows=MOST_ROWS)
    st.html(f'<p class="wr-small">{html.escape(about)}</p>')
    return ask_file(words.FILE, ENDINGS, key="reg_file", largest_mb=largest_mb())


def _ask_about(sources: list[str]) -> tuple[str, str, str, str]:
    """Its title, licence, whom to name, and its day as typed."""
    with st.container(key="reg_about_list"):
        left, right = st.columns(2, gap="large")
    with left:
        title = st.selectbox(
            words.TITLE,
            sources,
            index=None,
            key="reg_title",
            persist_state="session",
            accept_new_options=True,
            placeholder=words.TITLE_EXAMPLE,
        )
        date = st.text_input(
            words.DATE,
            key="reg_date",
            persist_state="session",
            autocomplete="off",
        )
    with right:
        licence = st.selectbox(
            words.LICENCE,
            LICENCES,
            index=None,
            key="reg_licence",
            persist_state="session",
            accept_new_options=True,
            placeholder=words.LICENCE_UNKNOWN,
        )
        attribution = st.text_input(
            words.ATTRIBUTION, key="reg_attribution", persist_state="session", autocomplete="off"
        )
    return (
        str(title or "").strip(),
        str(licence or ""),
        str(attribution or "").strip(),
        str(date or "").strip(),
    )
