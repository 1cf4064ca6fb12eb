"""Every page, file and route of the app stands in the table of permits, and each asks for its own permit."""

import ast
import re
from unittest.mock import MagicMock

import pytest
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from actions.permits.who_may import Sort, permits
from app.frame.area_choice import PAGES, PERMITS
from app.routes import _CLOSED, ROUTES
from app.signing_in.readers import prefix_of
from app.signing_in.signed_in_only import FOR_WHO_IS_SIGNED_IN, OPEN
from tests.made_once import ROOT

APP = ROOT / "app"
# What writes, by the part of its name behind the last point; on a store it is called by actions alone.
WRITES = {
    *("add", "edit", "verify", "close", "restore", "merge", "keep_apart", "commit_import", "undo_import"),
    *("keep", "keep_anew", "rename", "remove", "begin", "change", "move", "accept", "refuse", "tell"),
    *("erase_contact", "allow_contact", "finish_row", "set_rows_aside", "take_row_up", "add_conversation"),
}
STORE = re.compile(
    r"(register\(\)|kept_\w+\(\)|sessions|sessions_of\(.*\)|store|inbox_of\(.*\)|unmet\(\)|\.feeds)$"
)


def named(sort: Sort) -> set[str]:
    return {name for each, name in permits() if each is sort}


def calls_of(name: str) -> list[tuple[str, ast.Call]]:
    return [
        (path.relative_to(APP).as_posix(), node)
        for path in sorted(APP.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name
    ]


def test_every_page_is_in_the_table_and_asks_for_itself_first():
    listed = {
        str(ast.literal_eval(call.args[0])): str(ast.literal_eval(call.args[1]))
        for file, call in calls_of("OwnPage")
        if file == "pages.py"
    }
    assert set(listed) == named(Sort.PAGE)
    for name, file in listed.items():
        text = (APP / file).read_text(encoding="utf-8")
        assert text.endswith(f'with plain_errors():\n    acting_now().check_page("{name}")\n    show()\n'), (
            file
        )
    assert {file: name for name, file in listed.items() if file in PAGES} == PERMITS


def test_no_page_is_drawn_that_the_list_does_not_know():
    assert {file for file, _ in calls_of("Page")} == {"office/allowed_pages.py"}


def test_every_file_is_offered_in_one_place_under_a_name_of_the_table():
    assert {file for file, _ in calls_of("download_button")} == {"frame/offer_file.py"}
    offered = {str(ast.literal_eval(call.args[0])) for _, call in calls_of("offer_file")}
    assert offered == named(Sort.EXPORT)


def test_who_acts_is_made_in_one_place():
    assert {file for file, _ in calls_of("Acting")} == {"signing_in/who.py"}


def test_no_page_writes_past_the_actions():
    past = [
        f"{file}:{call.lineno} {ast.unparse(call.func)}"
        for name in sorted(WRITES)
        for file, call in calls_of(name)
        if isinstance(call.func, ast.Attribute) and STORE.search(ast.unparse(call.func.value))
    ]
    assert past == []


@pytest.mark.parametrize(
    "call",
    ["shelf.register().edit(a)", "kept_baskets().keep(a)", "store.remove(a)", "register().feeds.add(a)"],
)
def test_a_page_that_writes_past_the_actions_would_be_noticed(call):
    node = ast.parse(call).body[0].value  # type: ignore[attr-defined]
    assert STORE.search(ast.unparse(node.func.value))
    assert node.func.attr in WRITES


def test_every_route_of_ours_is_in_the_table():
    beginnings = {prefix_of(route.path, named(Sort.ROUTE)) for route in ROUTES if isinstance(route, Route)}
    assert "" not in beginnings, "give it a row in actions/permits/who_may.csv"
    assert beginnings == named(Sort.ROUTE)


def test_every_route_of_streamlits_is_open_on_purpose_or_closed():
    runtime = MagicMock()
    paths = [str(getattr(route, "path", "")) for route in create_streamlit_routes(runtime)]
    assert len(paths) > 10
    unknown = [
        path
        for path in paths
        if path not in ("", "/", "/{path:path}")  # the empty page
        and not path.startswith(_CLOSED)
        and not prefix_of(path, (*OPEN, *FOR_WHO_IS_SIGNED_IN))
    ]
    assert unknown == []
