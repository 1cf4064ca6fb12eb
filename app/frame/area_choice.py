"""Which prepared place is this visit about?"""

import html

import streamlit as st

from actions.permits.who_may import Sort
from app.frame.look import notice
from app.frame.signed_in_line import sign_out_button
from app.memory.links import GAP_ADDRESS, PANEL_SESSION, REGISTER_ADDRESS, SESSION_PARAMETER, address_of
from app.memory.session import Visit, area_named, prepared_areas
from app.memory.this_run import came_by_history
from app.signing_in.who import acting_now
from layers.area import Area
from layers.recipes.checks import is_area_name
from presentation.words import plain as words
from presentation.words.funding import page as funding_words
from presentation.words.wards import choices as gap_words

ADD_A_PLACE = "places/page.py"
PAGES = {  # those at the top of each page; app/pages.py has all
    "near/page.py": words.NEAR_A_PERSON,
    "gaps/page.py": gap_words.TITLE,
    "funding/page.py": funding_words.TITLE,
    "register/page.py": words.REGISTER,
    "about/page.py": words.ABOUT,
    ADD_A_PLACE: words.ADD_A_PLACE,
}
PERMITS = {  # their names in the table of permits
    "near/page.py": "near",
    "gaps/page.py": "ward-gaps",
    "funding/page.py": "funding",
    "register/page.py": "register",
    "about/page.py": "about",
    ADD_A_PLACE: "add-a-place",
}
_OWN_ADDRESS = {"gaps/page.py": GAP_ADDRESS, "register/page.py": REGISTER_ADDRESS}


def choose_area(page: str) -> Area | None:
    """The top of the page, and the area that is chosen in it or by the link; None if there is none.

    ``page`` is one of ``PAGES``: the one that is shown.
    """
    name = page_top(page)
    if name is None:
        return None
    return area_named(name)


def page_top(page: str) -> str | None:
    """The top of the page and the name of the chosen area, which is not opened; None if there is none.

    ``page`` is one of ``PAGES``: the one that is shown.
    """
    summaries = prepared_areas()
    for summary in summaries:
        if summary.problem:
            st.html(notice(words.DAMAGED.format(name=summary.name), summary.problem, care=True))
    titles = {summary.name: summary.label.title for summary in summaries if summary.label}
    if not titles:
        with st.container(key="top"):
            _bare_top(page)
        return None
    made_up = {summary.name for summary in summaries if summary.label and summary.label.made_up}
    names = sorted(titles, key=lambda name: (name in made_up, titles[name]))
    linked_name = st.query_params.get("area", "")
    unknown = linked_name if linked_name and linked_name not in names and is_area_name(linked_name) else ""
    with st.container(key="top"):
        name = _top(names, titles, page)
    if st.query_params.get("area") != name:
        st.query_params["area"] = name
    Visit().change_area(name)
    if unknown:
        st.html(
            notice(words.UNKNOWN_AREA.format(name=unknown, shown=words.one_line(titles[name])), care=True)
        )
    if name in made_up and page != ADD_A_PLACE:
        may_add = acting_now().may(Sort.PAGE, PERMITS[ADD_A_PLACE])
        own = f" {words.ADD_YOUR_OWN}" if len(made_up) == len(names) and may_add else ""
        st.html(notice(words.MADE_UP + own, care=True, slim=True))
    return name


def page_address(page: str, area: str) -> dict[str, str]:
    """What a link to a page carries: all that the page itself would write there.

    Else the page would write it on arrival, and Back would first lead to the address without it.
    """
    visit = Visit()
    if page == "near/page.py":
        return address_of(area, visit.shared_link)
    if page == "funding/page.py" and visit.get(PANEL_SESSION):
        return {"area": area, SESSION_PARAMETER: str(visit.get(PANEL_SESSION))}
    own = visit.get(_OWN_ADDRESS[page]) if page in _OWN_ADDRESS else None
    return own if own and own["area"] == area else {"area": area}


def link_to_page(file: str, label: str, area: str) -> None:
    """A link to another page on the same area; none for whoever may not open it."""
    if acting_now().may(Sort.PAGE, PERMITS[file]):
        st.page_link(file, label=label, query_params=page_address(file, area))


def _bare_top(page: str) -> None:
    """The top where no area is there: the one page that needs none."""
    with st.container(horizontal=True, vertical_alignment="center", key="top_row"):
        st.html(f'<div class="wr-top"><strong>{words.TITLE}</strong></div>', width="content")
        if page != ADD_A_PLACE and acting_now().may(Sort.PAGE, PERMITS[ADD_A_PLACE]):
            st.page_link(ADD_A_PLACE, label=PAGES[ADD_A_PLACE])
        sign_out_button()


def _top(names: list[str], titles: dict[str, str], page: str) -> str:
    """The name of the thing, the pages, and the place, which can be changed where there are several."""
    linked_name = st.query_params.get("area", "") or Visit().area
    name = linked_name if linked_name in names else names[0]
    with st.container(horizontal=True, vertical_alignment="center", key="top_row"):
        place = "" if len(names) > 1 else f"<span>{html.escape(words.one_line(titles[name]))}</span>"
        st.html(f'<div class="wr-top"><strong>{words.TITLE}</strong>{place}</div>', width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content", key="pages"):
            acting = acting_now()
            for file, title in PAGES.items():
                if not acting.may(Sort.PAGE, PERMITS[file]):
                    continue
                if file == page:
                    st.html(f'<span class="wr-here" aria-current="page">{title}</span>', width="content")
                else:
                    st.page_link(file, label=title, query_params=page_address(file, name))
        sign_out_button()
        if len(names) > 1:
            if came_by_history():
                Visit().put("area_choice", name)
            name = st.selectbox(
                words.AREA_LABEL,
                names,
                index=names.index(name),
                format_func=lambda key: words.one_line(titles[key]),
                key="area_choice",  # not kept by Streamlit: the address says which area it is
                label_visibility="collapsed",
                width=266,
            )
    return name
