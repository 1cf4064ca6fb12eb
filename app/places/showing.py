"""What would be fetched for a council, and, where it is here already, of when it is and what is newer?"""

import html
from contextlib import closing
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.memory.session import Visit, areas_folder
from app.places import ordering
from layers.councils.model import Council
from layers.packs.format import PackLabel
from layers.packs.summaries import serving_folder
from layers.sources.catalogue import load_catalogue
from layers.sources.client import SourcesClient
from layers.sources.manifest import Manifest, ManifestError, read_manifest
from layers.sources.newer import SourceAge, newer_at_sources
from layers.sources.stand_in import stand_in_address
from presentation.printing.tables import html_table
from presentation.words import place_page as words, place_work as work_words

_AGES: Final = "add_ages"


def show_council(council: Council) -> None:
    """The council that is chosen: what it needs, and what can be done."""
    st.header(words.council_name(council), anchor=False)
    going_on = ordering.running()
    if going_on is not None and going_on.code == council.code:
        st.html(f'<p class="wr-hint">{html.escape(work_words.SEE_ABOVE)}</p>')
        return
    label = ordering.label_of(ordering.area_of(council))
    if label is None:
        _show_plan(council)
    else:
        _show_prepared(council, label)


def manifest_of_area(area: str) -> Manifest | None:
    """What a prepared area was fetched as; None where it was made from files of somebody's own."""
    try:
        folder = serving_folder(areas_folder() / area)
        return None if folder is None else read_manifest(folder)
    except ManifestError:
        return None


def _show_plan(council: Council) -> None:
    """What would be fetched, from whom and how large, and the button that begins."""
    plan = ordering.plan_for(council)
    _say(words.plan_sentence(plan))
    if plan.stand_in:
        st.html(notice(words.stand_in_sentence(plan.stand_in), care=True, slim=True))
    if ordering.running() is None:
        _button(council, words.start_button(council.name), again=False)
    _say_how()
    with st.expander(words.WHAT_IS_FETCHED, key="add_plan_open"):
        st.html(html_table(words.PLAN_CAPTION, words.PLAN_COLUMNS, words.plan_rows(plan)))


def _show_prepared(council: Council, label: PackLabel) -> None:
    """When it was made and from what, what is newer if somebody asks, and the button that makes it anew."""
    manifest = manifest_of_area(label.name)
    _say(words.prepared_sentence(label))
    if manifest is None:
        st.html(notice(words.OWN_RECIPE, slim=True))
    with st.container(horizontal=True):
        ask = st.button(words.ASK_NEWER, key="add_ask")
        if ordering.running() is None:
            _button(council, words.update_button(council.name), again=True)
    if ask:
        Visit().put(_AGES, (council.code, label.revision, _ask(council)))
    held: tuple[str, str, tuple[SourceAge, ...]] | None = Visit().get(_AGES)
    if held is not None and held[:2] == (council.code, label.revision):
        _show_ages(held[2])
    _say_how(f"{words.SERVES_MEANWHILE} ")
    with st.expander(words.MADE_FROM, key="add_made_from"):
        rows = words.edition_rows(label, manifest)
        st.html(html_table(words.EDITIONS_CAPTION, words.EDITION_COLUMNS, rows))


def _show_ages(ages: tuple[SourceAge, ...]) -> None:
    """What is newer, in a sentence; source by source where anything is other than here or not known."""
    st.html(notice(words.ages_sentence(ages)))
    if rows := words.age_rows(ages):
        st.html(html_table(words.AGES_CAPTION, words.AGE_COLUMNS, rows))


def _button(council: Council, title: str, *, again: bool) -> None:
    st.button(
        title,
        type="primary",
        key="add_start",
        on_click=ordering.start,
        args=(council,),
        kwargs={"again": again},
    )


def _say_how(meanwhile: str = "") -> None:
    """What whoever begins should know, or why nothing can be begun now."""
    if (going_on := ordering.running()) is not None:
        st.html(notice(work_words.not_begun(going_on.name), slim=True))
    else:
        st.html(f'<p class="wr-small">{html.escape(meanwhile + words.HOW_LONG)}</p>')


def _ask(council: Council) -> tuple[SourceAge, ...]:
    """Ask the sources, and show how many have answered."""
    places = ordering.folders()
    catalogue = load_catalogue(own=places.own_sources)
    of_nation = len(catalogue.of(council.nation))
    bar = st.progress(0.0, text=words.ASKING)
    ages = []
    with closing(SourcesClient(catalogue.hosts, stand_in=stand_in_address())) as client:
        for age in newer_at_sources(client, catalogue, council, cache=places.downloads):
            ages.append(age)
            bar.progress(len(ages) / of_nation, text=words.ASKING)
    bar.empty()
    return tuple(ages)


def _say(text: str) -> None:
    st.html(f'<p class="wr-answer">{html.escape(text)}</p>')
