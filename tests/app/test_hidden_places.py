"""A refuge's address is in no file that leaves, and on no page but the form of whoever corrects it."""

import ast
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from app.register.listing import searching
from app.register.record.shown import facts
from app.routes_feed import feed_routes
from layers.assets.kinds import load_kinds
from layers.register.exporting.give_back import ExportFormat, give_back
from layers.register.exporting.provenance import Provenance
from layers.register.inbox.club_answers import form_values
from layers.register.store import Register
from presentation.words.near.place_card import contact_html, place_facts
from presentation.words.register import record as register_words
from tests.app.register.conftest import register
from tests.app.saying import written
from tests.layers.register.listed.test_hidden_place import REFUGE, SECRETS

__all__ = ["register"]

APP = Path(__file__).parents[2] / "app"
# Every file that can be taken from a page, and from what it is made; a new one is entered here.
# "table": the table of an area, of which tests/layers/register/listed/test_hidden_place.py says that it has
# nothing; "given": give_back; "form": a club's own form; "none": holds no entry of the register.
FILES = {
    "near/answer.py": "table",
    "near/take_home.py": "table",
    "near/handing_out/offer_sharing.py": "table",
    "near/handing_out/offer_handout.py": "table",
    "frame/offer_call.py": "none",
    "gaps/trend.py": "table",
    "gaps/by_bus.py": "table",
    "gaps/downloads.py": "table",
    "gaps/matrix.py": "table",
    "register/bringing_in/reporting.py": "none",
    "register/giving.py": "given",
    "register/inbox/club_form.py": "form",
    "funding/take_away.py": "table",
    "office/page.py": "none",
    "nation/page.py": "none",
}


def secrets_in(data: bytes | str) -> list[str]:
    text = (data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data).casefold()
    return [secret for secret in SECRETS if secret in text]


def whole(data: bytes) -> bytes:
    """A file, and all that is packed in it."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_every_file_that_can_be_taken_from_a_page_is_entered_here() -> None:
    offering = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "offer_file"
    }
    assert offering == FILES.keys()


@pytest.mark.parametrize("form", ExportFormat)
def test_no_form_in_which_the_register_is_given_back_has_it(form: ExportFormat) -> None:
    about = Provenance("Assets", exported_on=date(2026, 11, 27))
    content = give_back([REFUGE], form, kinds=load_kinds(), provenance=about)
    assert secrets_in(whole(content)) == []
    assert b"refuge" in whole(content)


def test_the_feed_has_it_nowhere(register: Register) -> None:
    register.add(REFUGE, by="AB")
    client = TestClient(Starlette(routes=feed_routes(lambda: register)))
    listed = client.get("/services").json()["contents"]
    (service,) = [each for each in listed if each["name"] == REFUGE.name]
    for path in ("/services", f"/services/{service['id']}", "/open-referral"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert secrets_in(answer.text) == []
    assert client.get("/services/own/refuge").status_code == 404, "its id in the register leads nowhere"


def test_a_club_s_form_does_not_print_it() -> None:
    assert not {"address", "postcode", "near_street"} & form_values(REFUGE).keys()


def test_cards_facts_and_search_do_not_tell_it() -> None:
    shown = contact_html(REFUGE) + str(place_facts(REFUGE)) + facts(REFUGE)
    assert secrets_in(facts(REFUGE)) == []
    assert register_words.ADDRESS_IN_FORM in shown
    kinds = load_kinds()
    assert not searching._holds(REFUGE, ["secret"], kinds)
    assert searching._holds(REFUGE, ["refuge"], kinds)
    assert searching._holds(replace(REFUGE, hide_address=False), ["secret"], kinds)


def test_an_earlier_version_that_was_not_hidden_is_not_shown_either() -> None:
    open_then = replace(REFUGE, hide_address=False)
    assert secrets_in(facts(open_then, hidden=True)) == []
    assert secrets_in(facts(open_then))


def test_the_history_of_an_entry_that_is_hidden_now_tells_no_earlier_address(register: Register) -> None:
    register.add(replace(REFUGE, hide_address=False, description="", access="", when="", website=""), by="AB")
    entry = register.entry("own/refuge")
    register.edit(replace(entry.asset, hide_address=True), entry.version, by="AB")

    def page() -> None:
        from app.register.history import show_history
        from app.register.state import memory

        memory.choose("own/refuge")
        show_history()

    history = AppTest.from_function(page, default_timeout=60).run()
    assert not history.exception
    assert secrets_in(written(history)) == []
    assert register_words.ADDRESS_IN_FORM in written(history)


def test_the_register_s_map_has_no_point_for_it(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.register.listing import on_map

    drawn: list[object] = []
    monkeypatch.setattr(on_map, "_points", lambda assets: drawn.extend(assets) or {})
    monkeypatch.setattr(on_map, "register_map", lambda *_, **__: None)
    monkeypatch.setattr(on_map, "show", lambda *_, **__: None)
    monkeypatch.setattr(on_map.st, "html", lambda *_, **__: None)
    register.add(REFUGE, by="AB")
    register.add(replace(REFUGE, asset_id="own/open", hide_address=False), by="AB")
    area = type("Town", (), {"name": "town", "revision": "1"})()
    on_map.show_on_map(area, register.entries())
    assert [asset.asset_id for asset in drawn] == ["own/open"]
