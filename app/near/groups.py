"""How is the list read? Group by group, each under what was asked for; what nobody asked for is folded."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, kinds
from app.near.row_words import RowWords, row_words
from presentation.drawing.symbols import symbols_before
from presentation.words import plain as words
from presentation.words.near.group_words import GroupWords, fold_words, group_words, rows_label
from presentation.words.near.two.answer import groups_of_two_words
from questions.conversation.answer_groups import Group
from questions.places.area_assets import AreaAssets

ROWS_AT_FIRST = 30


@dataclass(frozen=True)
class Radio:
    """A group of radio buttons that chooses a place: complete by keyboard."""

    key: str  # of the widget
    around: str  # the key of what stands around it, by which style and map find it
    label: str  # what a screen reader calls it


@dataclass(frozen=True)
class Rows:
    """Some rows of the list that follow one another."""

    table: pd.DataFrame
    first: int  # which row of the whole list the first of them is
    label: str  # what a screen reader calls them


def show_groups(assets: AreaAssets, rows: pd.DataFrame, visit: Visit, answered: NearAnswer) -> None:
    """Every group with its heading, its rows and the lines behind which others are folded.

    ``rows`` are those of ``answered.listed``, in the order of its groups.
    """
    first = 0
    groups, headings = _groups_and_headings(answered)
    for group, heading in zip(groups, headings, strict=True):
        _heading(heading, bare=len(groups) == 1 and answered.is_open)
        first = _rows(
            _part(rows, first, group.asset_ids, _label(heading.title, group)), assets, visit, answered
        )
        for fold in group.folds:
            part = _part(rows, first, fold.asset_ids, fold_words(fold, group, kinds=kinds()))
            first = _folded(part, assets, visit, answered)


def _groups_and_headings(answered: NearAnswer) -> tuple[tuple[Group, ...], list[GroupWords]]:
    """The groups of the list and what stands over each, for one person or for two."""
    if answered.pair is None:
        return answered.groups, group_words(answered.groups, answered.fits, kinds=kinds())
    pair = answered.pair
    groups = tuple(each.group for each in pair.groups)
    return groups, groups_of_two_words(pair.two, pair.groups, kinds=kinds())


def _label(title: str, group: Group) -> str:
    return rows_label(title, len(group.asset_ids))


def _part(rows: pd.DataFrame, first: int, asset_ids: Sequence[str], label: str) -> Rows:
    return Rows(rows.iloc[first : first + len(asset_ids)], first, label)


def _heading(heading: GroupWords, *, bare: bool) -> None:
    """What was asked for and its answer in a line; not where there is only one group of all there is."""
    if bare:
        return
    line = f"<p>{html.escape(words.one_line(heading.line))}</p>" if heading.line else ""
    title = html.escape(words.one_line(heading.title))
    st.html(f'<div class="wr-group"><h3><bdi>{title}</bdi></h3>{line}</div>')


def _folded(part: Rows, assets: AreaAssets, visit: Visit, answered: NearAnswer) -> int:
    """One line for all of a kind, which opens; open where one of them is chosen. The next row of the list."""
    key = f"fold_{answered.number}_{part.first}"
    if visit.get(f"{key}_for") != visit.chosen:
        visit.put(f"{key}_for", visit.chosen)
        if visit.chosen in set(part.table["asset_id"]):
            visit.put(key, True)
    with st.expander(words.plain(part.label), key=key, on_change="rerun") as fold:
        if fold.open:
            _rows(part, assets, visit, answered)
    return part.first + len(part.table)


def _rows(part: Rows, assets: AreaAssets, visit: Visit, answered: NearAnswer) -> int:
    """Rows of which one may be chosen. The next row of the list."""
    after = part.first + len(part.table)
    if part.table.empty:
        return after
    whole = f"all_{answered.number}_{part.first}"
    shown = first_rows(part.table, visit, most=None if visit.get(whole) else ROWS_AT_FIRST)
    radio = Radio(f"row_{answered.number}_{part.first}", f"rows_at_{part.first}", words.one_line(part.label))
    with st.container(key=radio.around):
        show_radio(radio, shown, row_words(assets, shown, visit, answered, first=part.first), visit)
        if len(shown) < len(part.table):
            st.button(
                words.SHOW_ALL.format(count=len(part.table)),
                on_click=lambda: visit.put(whole, True),
                key=f"{radio.key}_all",
            )
    return after


def first_rows(table: pd.DataFrame, visit: Visit, *, most: int | None) -> pd.DataFrame:
    """The first ``most`` rows; all of them for None, and where one further down is chosen."""
    further = table["asset_id"].iloc[most:] if most is not None else ()
    return table if visit.chosen in set(further) else table.iloc[:most]


def show_radio(radio: Radio, shown: pd.DataFrame, texts: RowWords, visit: Visit) -> None:
    """The rows as radio buttons with their symbols, of which the chosen place's is pressed."""
    chosen = visit.chosen if visit.chosen in set(shown["asset_id"]) else None
    if visit.get(radio.key) != chosen:
        visit.put(radio.key, chosen)
    if chosen is not None:
        visit.put("chosen_at", (radio.around, shown["asset_id"].tolist().index(chosen)))
    titles, captions = texts
    titles = dict(zip(titles, words.told_apart(list(titles.values())), strict=True))
    st.radio(
        radio.label,
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        captions=captions,
        key=radio.key,
        persist_state="session",
        label_visibility="collapsed",
        on_change=lambda: visit.choose(visit.get(radio.key)),
    )
    symbols = f'.st-key-{radio.around} [role="radiogroup"] > div:nth-of-type({{n}}) label p::before'
    st.html(symbols_before(symbols, [kinds().family_of(kind) for kind in shown["kind"]]))
