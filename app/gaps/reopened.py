"""Which analysis is open, and does it still come out as it was kept?"""

import html
from contextlib import suppress

import streamlit as st

from app.frame.look import notice
from app.gaps.answered import Answered
from app.gaps.controls import take_choices
from app.gaps.fields import ANALYSIS
from app.memory.analyses import kept_analyses
from app.memory.session import Visit, kinds, register
from app.memory.zones import area_by, zone_sets
from geo.errors import WithinReachError
from layers.analyses.model import AnalysisEntry, NamedAnalysis, NoSuchAnalysisError
from layers.area import Area
from layers.zones.zoned_area import by_wards
from presentation.words.errors import fix_of, what_of
from presentation.words.names import ward_names
from presentation.words.wards import analyses as words
from questions.wards.analyses.by_areas import choices_here, set_of
from questions.wards.analyses.choices import asking_part, read_choices
from questions.wards.analyses.since import SinceThen, answer_kept, since_then


def show_reopened(area: Area, answered: Answered) -> list[str]:
    """Where an analysis is open: whose, and whether every figure is as it was kept; gives these sentences."""
    try:
        analysis = open_analysis(area)
    except WithinReachError as error:
        st.html(notice(words.NOT_SHOWN, f"{what_of(error)} {fix_of(error)}", care=True))
        return []
    if analysis is None:
        return []
    if _choices_here(area, analysis) != asking_part(answered.choices):
        _other_choices(area, analysis)
        return []
    lines = words.since_lines(since_kept(analysis, answered), ward_names(area.wards), kinds())
    st.html(notice(f"{words.open_sentence(analysis.entry)} {lines[0]}", " ".join(lines[1:]), slim=True))
    return [words.open_sentence(analysis.entry), *lines]


def open_analysis(area: Area) -> NamedAnalysis | None:
    """The analysis that this visit has open, as it is kept now; None for none, and one that is gone is told.

    Raises ``AnalysisError`` or ``RegisterError`` where they cannot be read.
    """
    analysis_id = str(Visit().get(ANALYSIS) or "")
    if not analysis_id:
        return None
    try:
        analysis = kept_analyses().get(analysis_id)
    except NoSuchAnalysisError:
        analysis = None
    if analysis is None or analysis.entry.area != area.name:
        Visit().put(ANALYSIS, "")
        st.html(notice(words.NO_LONGER_THERE, words.NO_LONGER_THERE_FIX, care=True))
        return None
    return analysis


def _choices_here(area: Area, analysis: NamedAnalysis) -> dict[str, str]:
    """What an analysis asks, with its areas as they are kept here; as it was kept where they are not."""
    try:
        return asking_part(choices_here(analysis.content, zone_sets(area)))
    except WithinReachError:
        return asking_part(analysis.content.choices)


def since_kept(analysis: NamedAnalysis, answered: Answered) -> SinceThen:
    """What has changed since the analysis was kept."""
    now = answered.figures(), answered.used()
    return since_then(answer_kept(analysis.content), now, register())


def _other_choices(area: Area, analysis: NamedAnalysis) -> None:
    """What is asked now is not what was kept: say so, and offer to open it as it was."""
    trouble, choices = "", analysis.content.choices
    try:  # only whether all of them can still be chosen
        set_of(analysis.content, zone_sets(area))
        read_choices(choices, area, kinds(), today=analysis.entry.at.date(), stale_after_days=1)
    except WithinReachError as error:
        trouble = f"{what_of(error)} {fix_of(error)}"
    st.html(notice(words.other_choices_sentence(analysis.entry), trouble, slim=True))
    if not trouble:
        with st.container(horizontal=True):
            st.button(words.OPEN_AGAIN, key="gap_open_again", on_click=open_kept, args=(area, analysis.entry))


def open_kept(area: Area, entry: AnalysisEntry) -> None:
    """Take the choices of an analysis into the page's fields; what cannot be, the page says."""
    with suppress(WithinReachError):  # told where the answer stands
        content = kept_analyses().get(entry.analysis_id).content
        zone_set = set_of(content, zone_sets(area))
        asked_by = by_wards(area) if zone_set is None else area_by(area, zone_set)
        take_choices(asked_by, choices_here(content, zone_sets(area)))
    Visit().put(ANALYSIS, entry.analysis_id)


def history_html(analysis: NamedAnalysis) -> str:
    """Who kept and changed it, for st.html."""
    lines = [html.escape(words.version_line(entry)) for entry in analysis.history]
    return "".join(f'<p class="wr-small">{line}</p>' for line in lines)
