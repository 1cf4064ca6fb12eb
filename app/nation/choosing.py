"""Which run, which of its questions, and beside which council? One row of fields, each with the run's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from actions.nation.read_run import CouncilChoice, choices_of
from app.memory.session import Visit, kinds
from geo.paces import PACES
from layers.nation.model import RunRecord
from layers.nation.run_folder import RunFolder
from presentation.words.kinds import kind_label
from presentation.words.language import worded
from presentation.words.nation import page as words
from presentation.words.plain import minutes, one_line
from presentation.words.wards.choices import group_title


@dataclass(frozen=True)
class CouncilsChosen:
    """What is looked at."""

    run: RunFolder
    record: RunRecord
    choice: CouncilChoice
    like: str  # a council's name; "" for all


def choose(runs: Sequence[RunFolder]) -> CouncilsChosen:
    """The fields, and what is chosen in them. ``runs`` is not empty."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="nation_choices"):
        folders = [run.folder.name for run in runs]
        records = {run.folder.name: run.record() for run in runs}
        name = folders[0]
        if len(folders) > 1:
            name = _field(words.RUN_LABEL, folders, lambda key: words.run_title(records[key]), "nation_run")
        run = next(each for each in runs if each.folder.name == name)
        record = records[name]
        choice = _choice(record)
        titles = {line.name: line.title for line in run.lines().values() if line.done}
        like = _field(
            words.LIKE_LABEL,
            ["", *sorted(titles, key=lambda key: titles[key])],
            lambda key: words.like_title(titles[key]) if key else words.ALL_COUNCILS,
            "nation_like",
        )
    return CouncilsChosen(run, record, choice, like)


def _choice(record: RunRecord) -> CouncilChoice:
    offered = choices_of(record)
    return CouncilChoice(
        _field(words.KIND_LABEL, offered["kind"], lambda key: kind_label(kinds(), key), "nation_kind"),
        _field(words.PACE_LABEL, offered["pace"], lambda key: worded(PACES[key].title), "nation_pace"),
        _field(words.MINUTES_LABEL, offered["minutes"], minutes, "nation_minutes"),
        _field(words.GROUP_LABEL, offered["group"], group_title, "nation_group"),
    )


def _field(label: str, offered: Sequence[Any], title: Callable[[Any], str], key: str) -> Any:
    """One field; where there is nothing to choose, the only value, and no field."""
    if len(offered) == 1:
        return offered[0]
    if Visit().get(key) not in offered:
        Visit().put(key, offered[0])
    return st.selectbox(
        label,
        list(offered),
        format_func=lambda value: one_line(title(value)),
        key=key,
        persist_state="session",
        width=230,
    )
