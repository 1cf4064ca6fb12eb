"""Where are streets known, and who lives where none is? A picture, a sentence and a table, ward by ward."""

import html
from collections.abc import Sequence

import streamlit as st

from app.frame.look import notice
from app.memory.session import street_cover
from layers.area import Area
from presentation.drawing.coverage import coverage_picture
from presentation.printing.tables import html_table
from presentation.words import about as said, plain as words
from questions.walks.street_cover import StreetCover


def show_coverage(area: Area) -> None:
    """Where streets are known, on a picture, in words and ward by ward."""
    cover = street_cover(area)
    sentence = coverage_sentence(cover, area.title)
    st.html(notice(sentence, said.WITHOUT_MEANS if cover.without else "", care=bool(cover.without)))
    with st.container(key="coverage"):
        left, right = st.columns([6, 5], gap="large")
    with left:
        picture = f'<img src="{coverage_picture(cover)}" alt="{html.escape(said.MAP_ALT)}">'
        st.html(f'<figure class="wr-figure">{picture}<figcaption>{_key(cover)}</figcaption></figure>')
    with right:
        columns = ("No. and ward", "Residents", "No street known", "Share")
        st.html(html_table(said.WARDS_CAPTION, columns, ward_rows(cover)))


def coverage_sentence(cover: StreetCover, title: str) -> str:
    """ "53,116 of 159,596 residents of Newport (33%) have no street …" """
    title = words.one_line(title)
    if not cover.residents:
        return f"No count of residents was given for {title}, so nobody can say how many have a known street."
    if not cover.without:
        return f"All {cover.residents:,} residents of {title} have a known street within 100 m."
    share = f"{cover.without / cover.residents:.0%}"
    return (
        f"{cover.without:,} of {cover.residents:,} residents of {title} ({share}) "
        "have no known street within 100 m."
    )


def _key(cover: StreetCover) -> str:
    parts = ['<span class="wr-key reach"></span> a known street within 100 m']
    parts.append('<span class="wr-key hatch"></span> no known street: nothing can be said')
    if cover.homes_without:
        parts.append('<span class="wr-key dot"></span> residents without a known street')
    return " ".join(f"<span>{part}</span>" for part in parts)


def ward_rows(cover: StreetCover) -> list[Sequence[str]]:
    """Each ward by its number on the picture; whole percentages, and never 0 % for a few."""
    return [
        (
            f"{at}  {words.one_line(row.ward_name)}",
            f"{row.residents:,}",
            f"{row.without:,}" if row.without else "none",
            _share(row.without, row.residents),
        )
        for at, row in enumerate(cover.wards.itertuples(), start=1)
    ]


def _share(part: int, whole: int) -> str:
    if not whole:
        return words.NOT_KNOWN
    share = 100 * part / whole
    if 0 < share < 0.5:
        return "under 1%"
    return "over 99%" if 99.5 <= share < 100 else f"{share:.0f}%"
