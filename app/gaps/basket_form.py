"""How does a planner put a basket together, keep it for the office, change it and remove it?"""

import html

import streamlit as st

from actions.keeping.baskets import keep_basket, remove_basket
from app.frame.look import notice
from app.frame.who_field import ask_who
from app.gaps.sought import TICKED, basket_key
from app.memory.baskets import kept_baskets
from app.memory.session import Visit, kinds
from app.signing_in.who import acting_now
from geo.errors import WithinReachError
from layers.baskets.model import LONGEST_NAME, Basket
from presentation.words.errors import fix_of, what_of
from presentation.words.kinds import kind_label
from presentation.words.wards import baskets as basket_words

KINDS, NAME, WHO, SEEN, SAYS = (
    "gap_basket_kinds",
    "gap_basket_name",
    "gap_basket_by",
    "gap_basket_seen",
    "gap_basket_says",
)
LONGEST_BY = 60


def ask_for_basket(chosen: Basket | None) -> None:
    """The form, open where kinds are being ticked; ``chosen`` is the basket asked with, if it is kept."""
    visit = Visit()
    with st.expander(basket_words.FORM, expanded=visit.get("gap_what") == TICKED, key="gap_basket"):
        st.html(f'<p class="wr-small">{html.escape(basket_words.HELP)}</p>')
        if chosen is not None:
            st.html(f'<p class="wr-small">{html.escape(basket_words.kept_sentence(chosen))}</p>')
            st.button(basket_words.CHANGE, key="gap_basket_change", on_click=_open, args=(visit, chosen))
        st.multiselect(
            basket_words.TICK,
            [kind.key for kind in kinds().kinds],
            format_func=lambda key: kind_label(kinds(), key),
            key=KINDS,
            persist_state="session",
            on_change=visit.put,
            args=("gap_what", TICKED),
        )
        left, right = st.columns(2)
        with left:
            st.text_input(basket_words.NAME, key=NAME, max_chars=LONGEST_NAME, persist_state="session")
        with right:
            ask_who(basket_words.WHO, key=WHO, longest=LONGEST_BY, for_all_pages=False)
        with st.container(horizontal=True):
            st.button(basket_words.KEEP, key="gap_basket_keep", on_click=_keep, args=(visit,))
            if chosen is not None:
                st.button(
                    basket_words.REMOVE, key="gap_basket_remove", on_click=_remove, args=(visit, chosen)
                )
        trouble = visit.get(SAYS)
        if trouble:
            st.html(notice(*trouble, care=True))


def _open(visit: Visit, basket: Basket) -> None:
    """Take a basket into the form; what is kept then replaces the version that was seen here."""
    visit.put(KINDS, list(basket.kinds))
    visit.put(NAME, basket.name)
    visit.put(SEEN, (basket_key(basket.name), basket.version))
    visit.put("gap_what", TICKED)
    visit.put(SAYS, None)


def _keep(visit: Visit) -> None:
    name = str(visit.get(NAME) or "")
    seen_key, seen_version = visit.get(SEEN) or ("", 0)
    version = seen_version if seen_key == basket_key(name) else 0
    try:
        basket = keep_basket(
            kept_baskets(),
            name,
            tuple(visit.get(KINDS) or ()),
            table=kinds(),
            expected_version=version,
            acting=acting_now(str(visit.get(WHO) or "")),
        )
    except WithinReachError as error:
        visit.put(SAYS, (what_of(error), fix_of(error)))
        return
    visit.put(SAYS, None)
    visit.put(SEEN, (basket_key(basket.name), basket.version))
    visit.put("gap_what", basket_key(basket.name))


def _remove(visit: Visit, basket: Basket) -> None:
    try:
        remove_basket(kept_baskets(), basket.name, expected_version=basket.version, acting=acting_now())
    except WithinReachError as error:
        visit.put(SAYS, (what_of(error), fix_of(error)))
        return
    visit.put(SAYS, None)
    visit.put(KINDS, list(basket.kinds))
    visit.put("gap_what", TICKED)
