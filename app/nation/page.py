"""Many places: how do councils stand beside one another for the same question?"""

import html
from collections.abc import Collection
from pathlib import Path
from typing import Final

import streamlit as st

from actions.nation.read_run import CouncilsBeside
from app.frame.area_choice import page_top
from app.frame.live import say
from app.frame.look import notice
from app.frame.offer_file import offer_file
from app.frame.page import plain_errors
from app.gaps.style import STYLE as SHADES_STYLE
from app.maps.councils import CouncilGround, CouncilLook, council_map, show_councils
from app.memory.nation import any_run_here, attributions_of_run, beside_of, outlines_of_run, runs_here
from app.memory.session import kinds, prepared_areas
from app.nation.choosing import CouncilsChosen, choose
from app.nation.own_page import open_council
from app.signing_in.who import acting_now
from geo.paces import PACES
from geo.rows import rows_of
from presentation.printing.nation_files import councils_csv
from presentation.printing.tables import html_table
from presentation.words.credits import credit_of
from presentation.words.nation import councils as council_words, page as words
from presentation.words.nation.run_lines import refused_line
from presentation.words.plain import NOT_KNOWN, at_pace, one_line
from presentation.words.wards.kinds import kinds_words
from presentation.words.wards.measures import MEASURES, shade_of_share, shades_of, titles_of

_STYLE: Final = Path(__file__).with_name("nation.css")
MAP_HEIGHT: Final = 480


def show() -> None:
    """The whole page, from top to bottom."""
    page_top("nation/page.py")
    st.html(SHADES_STYLE)
    st.html(_STYLE)
    st.title(words.QUESTION, anchor=False)
    runs = runs_here()
    if not runs:
        what = words.OTHER_QUESTIONS if any_run_here() else words.NO_RUN
        st.html(notice(what, words.NO_RUN_FIX))
        return
    first = st.container(key="nation_first")
    chosen = choose(runs)
    beside = beside_of(chosen.run, chosen.choice, chosen.like)
    with first:
        what = kinds_words((chosen.choice.kind,), kinds())
        pace = at_pace(PACES[chosen.choice.pace])
        say(council_words.headline(beside, what=what, pace=pace), key="nation_sentence")
    with st.container(key="nation_beside"):
        left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="nation_table"):
        rows = council_words.council_rows(beside)
        st.html(html_table(council_words.CAPTION, council_words.HEADS, rows))
    with right:
        _map(chosen, beside)
        open_council(beside)
    _notes(beside)
    with st.container(horizontal=True, key="nation_files"):
        offer_file(
            "ward figures", words.TAKE, lambda: councils_csv(beside).encode(),
            file_name="councils-side-by-side.csv", mime="text/csv", on_click="ignore",
        )  # fmt: skip
    credit = " · ".join(attributions_of_run(chosen.run, tuple(beside.table["area"])))
    st.html(f'<p class="wr-small">{html.escape(credit)}</p>')


def _map(chosen: CouncilsChosen, beside: CouncilsBeside) -> None:
    """The same councils on one map, and what the shades mean."""
    looks = [
        CouncilLook(
            row.area,
            one_line(row.title),
            f"{words.SHARE_DETAIL}: {council_words.share_words(row.share_one)}",
            shade_of_share(float(row.share_one)),
        )
        for row in rows_of(beside.table)
    ]
    outlines = outlines_of_run(chosen.run, tuple(beside.table["area"]))
    key = f"councils-{abs(hash((chosen.record.run_id, chosen.choice, chosen.like, len(looks))))}"
    drawn = council_map(outlines, looks, name=words.MAP_NAME, grounds=_grounds({look.area for look in looks}))
    show_councils(drawn, key=key, height=MAP_HEIGHT)
    st.html(_key(any(not look.shade for look in looks)))


def _grounds(shown: Collection[str]) -> list[CouncilGround]:
    """The background map of those whose area is prepared here and can be opened."""
    labels = [summary.label for summary in prepared_areas() if summary.label and summary.name in shown]
    return [
        CouncilGround(label.name, label.revision, credit_of(label.sources, drawn_only=True) or (label.title,))
        for label in labels
    ]


def _key(hatched: bool) -> str:
    measure = MEASURES["share_one"]
    entries = [
        f'<li><span style="background:{shade}"></span>{html.escape(title)}</li>'
        for shade, title in zip(shades_of(measure), titles_of(measure, 0.0), strict=True)
    ]
    if hatched:
        entries.append(f'<li><span class="hatch"></span>{html.escape(NOT_KNOWN)}</li>')
    return f'<ul class="wr-shades" aria-label="{html.escape(words.KEY)}">{"".join(entries)}</ul>'


def _notes(beside: CouncilsBeside) -> None:
    """Of which moment, by what councils are alike, what is missing and why."""
    notes = [
        council_words.NOT_COMPLETE,
        council_words.RANK_NOTE,
        words.as_of_sentence(beside.record),
        council_words.waiting_sentence(beside),
    ]
    if beside.like:
        notes += [council_words.LIKE_WITH_LIKE, *council_words.lacking_sentences(beside)]
    st.html("".join(f'<p class="wr-small">{html.escape(note)}</p>' for note in notes if note))
    if beside.refused:
        listed = "".join(f"<li><bdi>{html.escape(refused_line(line))}</bdi></li>" for line in beside.refused)
        st.html(f"<p>{html.escape(council_words.refused_sentence(beside))}</p><ul>{listed}</ul>")


with plain_errors():
    acting_now().check_page("many-places")
    show()
