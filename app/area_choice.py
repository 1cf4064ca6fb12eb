"""Which prepared place is this visit about?"""

import streamlit as st

from app import words
from app.look import notice
from app.session import Visit, area_named, prepared_areas
from layers.area import Area


def choose_area() -> Area | None:
    """The area that the link names or the visitor chose; None if none is prepared."""
    summaries = prepared_areas()
    for summary in summaries:
        if summary.problem:
            st.html(notice(words.DAMAGED.format(name=summary.name), summary.problem, care=True))
    titles = {summary.name: summary.label.title for summary in summaries if summary.label}
    if not titles:
        return None
    names = sorted(titles, key=lambda name: titles[name])
    name = _named_in_link(names)
    if len(names) > 1:
        name = st.selectbox(
            words.AREA_LABEL,
            names,
            index=names.index(name),
            format_func=lambda key: words.plain(titles[key]),
            key="area_choice",
            width=420,
        )
    if st.query_params.get("area") != name:
        st.query_params["area"] = name
    Visit().change_area(name)
    return area_named(name)


def _named_in_link(names: list[str]) -> str:
    """The area that the link names, else a real one before the made-up."""
    asked = st.query_params.get("area", "")
    return asked if asked in names else names[0]
