"""What of the register's page stands in its address, so that Back leads to the list as it was?"""

from typing import Final

import streamlit as st

from app.memory.links import REGISTER_ADDRESS, REGISTER_PART, REGISTER_VIEW
from app.memory.this_run import came_by_history
from app.register.state import memory
from presentation.words.register import record as register_words

_TAKEN: Final = "reg_link_taken"


def follow_address() -> None:
    """Show what the address says, if Back or Forward led to it, or a link opened the page."""
    by_history = came_by_history()
    if memory.get(_TAKEN) and not by_history:
        return
    part = st.query_params.get(REGISTER_PART, "")
    if by_history or part:
        memory.put(memory.PART, part if part in register_words.PARTS else "list")
    if by_history:
        view_name = st.query_params.get(REGISTER_VIEW, "")
        memory.look_at(view_name if memory.can_look_at(view_name) else "")
    memory.put(_TAKEN, True)


def write_address(area_name: str, part: str) -> None:
    """Put the part and the view into the address, but for the run in which Back led here.

    A form that was saved is not opened again by Back: the address that it had shows the list, and is left as
    it is, since a new address would lead Back to the same one for ever.
    """
    view_name = memory.view() if part == "list" else ""
    own = {REGISTER_PART: part if part != "list" else "", REGISTER_VIEW: view_name}
    address = {"area": area_name} | {name: value for name, value in own.items() if value}
    memory.put(REGISTER_ADDRESS, address)
    if not came_by_history() and st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
