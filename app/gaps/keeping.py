"""How is an analysis kept, found in the list, given another name and removed?"""

import html
from collections.abc import Callable

import streamlit as st

from actions.keeping.analyses import keep_analysis, keep_analysis_anew, remove_analysis, rename_analysis
from app.frame.look import notice
from app.frame.who_field import ask_who
from app.gaps.answered import Answered
from app.gaps.fields import ANALYSIS
from app.gaps.reopened import history_html, open_analysis, open_kept
from app.memory.analyses import kept_analyses
from app.memory.session import Visit
from app.memory.zones import zone_sets
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.analyses.model import LONGEST_BY, LONGEST_NAME, AnalysisEntry, NamedAnalysis
from layers.area import Area
from presentation.words.errors import fix_of, what_of
from presentation.words.wards import analyses as words
from questions.wards.analyses.by_areas import areas_used, set_of

NAME, WHO, CHOICE, SURE, SAYS = (
    "gap_analysis_name",
    "gap_analysis_by",
    "gap_analysis_choice",
    "gap_analysis_sure",
    "gap_analysis_says",
)


def show_keeping(area: Area, answered: Answered) -> None:
    """The form and the list. Where the store cannot be read, that is said, and all else holds."""
    visit = Visit()
    with st.expander(words.TITLE, key="gap_keeping"):
        lines = [words.HELP, words.areas_kept_sentence(areas_used(area))]
        st.html("".join(f'<p class="wr-small">{html.escape(line)}</p>' for line in lines if line))
        try:
            entries, opened = kept_analyses().entries(area.name), open_analysis(area)
        except WithinReachError as error:
            st.html(notice(words.NOT_SHOWN, f"{what_of(error)} {fix_of(error)}", care=True))
            return
        _list(area, entries)
        _form(area, answered)
        if opened is not None:
            _change(area, opened, answered)
        trouble = visit.get(SAYS)
        if trouble:
            st.html(notice(*trouble, care=True))


def _list(area: Area, entries: tuple[AnalysisEntry, ...]) -> None:
    """Those that are kept, to be opened."""
    if not entries:
        st.html(f'<p class="wr-small">{words.NONE_KEPT}</p>')
        return
    by_id = {entry.analysis_id: entry for entry in entries}
    visit = Visit()
    if visit.get(CHOICE) not in by_id:
        visit.put(CHOICE, next(iter(by_id)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice = st.selectbox(
            words.CHOOSE,
            list(by_id),
            format_func=lambda key: words.entry_title(by_id[key]) if key in by_id else str(key),
            key=CHOICE,
            persist_state="session",
            width=620,
        )
        st.button(words.OPEN, key="gap_analysis_open", on_click=open_kept, args=(area, by_id[choice]))


def _form(area: Area, answered: Answered) -> None:
    """Name and initials, and the button that keeps what is shown under a new name."""
    visit = Visit()
    left, right = st.columns(2)
    with left:
        st.text_input(words.NAME, key=NAME, max_chars=LONGEST_NAME, persist_state="session")
    with right:
        if not visit.get(WHO) and visit.who:
            visit.put(WHO, visit.who)
        ask_who(words.WHO, key=WHO, longest=LONGEST_BY)

    def keep() -> None:
        """Keep what is shown as a new analysis, which is then open."""
        content = answered.content()
        set_of(content, zone_sets(area))  # a colleague may have removed the areas just now
        entry = keep_analysis(
            kept_analyses(), area.name, _typed(NAME), content, acting=acting_now(_typed(WHO))
        )
        visit.put(ANALYSIS, entry.analysis_id)

    st.button(words.KEEP, key="gap_analysis_keep", on_click=_or_say, args=(keep,))


def _change(area: Area, opened: NamedAnalysis, answered: Answered) -> None:
    """What can be done with the one that is open; all of it refused where somebody else was first."""
    visit, entry = Visit(), opened.entry
    seen = entry.version

    def keep_anew() -> None:
        """Its choices and figures are those that are shown now."""
        content = answered.content()
        set_of(content, zone_sets(area))
        keep_analysis_anew(
            kept_analyses(),
            entry.analysis_id,
            content,
            expected_version=seen,
            acting=acting_now(_typed(WHO)),
        )

    def rename() -> None:
        """It has the name that was typed."""
        rename_analysis(
            kept_analyses(),
            entry.analysis_id,
            _typed(NAME),
            expected_version=seen,
            acting=acting_now(_typed(WHO)),
        )

    def remove() -> None:
        """It is gone, and what is shown stays."""
        remove_analysis(
            kept_analyses(), entry.analysis_id, expected_version=seen, acting=acting_now(_typed(WHO))
        )
        visit.put(ANALYSIS, "")
        visit.put(SURE, False)

    st.html(history_html(opened))
    with st.container(horizontal=True):
        st.button(words.KEEP_ANEW, key="gap_analysis_anew", on_click=_or_say, args=(keep_anew,))
        st.button(words.RENAME, key="gap_analysis_rename", on_click=_or_say, args=(rename,))
        st.button(words.CLOSE, key="gap_analysis_close", on_click=visit.put, args=(ANALYSIS, ""))
    if st.checkbox(words.REMOVE, key=SURE, persist_state="session"):
        st.button(words.REALLY, key="gap_analysis_remove", on_click=_or_say, args=(remove,))


def _typed(key: str) -> str:
    return str(Visit().get(key) or "")


def _or_say(do: Callable[[], None]) -> None:
    """Do it; where it cannot be done, the page says why, and nothing that was typed is lost."""
    try:
        do()
    except WithinReachError as error:
        Visit().put(SAYS, (what_of(error), fix_of(error)))
        return
    Visit().put(SAYS, None)
