"""Each role on each page, deep links and files too: as the table of permits says, and nothing else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from actions.permits.roles import OF_PEOPLE, Role
from actions.permits.who_may import Sort, may, permits
from app.frame.area_choice import PAGES, PERMITS
from app.memory.session import AREAS_VARIABLE
from app.signing_in import who
from presentation.words.errors import BROKEN
from presentation.words.office import page as office_words, sign_in as words
from tests.app.saying import said
from tests.app.signing_in.office import be_office, cookies_for
from tests.app.small_town import asset, write_town

APP = Path(__file__).parents[2] / "app"
FILES = {"shortlist": "near/shortlist.py"} | {name: file for file, name in PERMITS.items()}
LINKS = {name: PAGES[file] for file, name in PERMITS.items()}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An office with a small town."""
    (tmp_path / "areas").mkdir()
    write_town(tmp_path / "areas", [asset(0), asset(1, kind="cafe")])
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    be_office(monkeypatch, tmp_path)
    return monkeypatch


def signed_in(office: pytest.MonkeyPatch, *roles: Role, name: str = "Sam Steward") -> None:
    office.setattr(who, "cookies_here", lambda: cookies_for(*roles, name=name))


def app() -> AppTest:
    return AppTest.from_file(str(APP / "pages.py"), default_timeout=120)


@pytest.mark.parametrize("role", sorted(OF_PEOPLE))
def test_each_role_opens_its_own_pages_and_no_others(role: Role, office: pytest.MonkeyPatch):
    signed_in(office, role)
    allowed = {name for name in FILES if may(frozenset({role}), Sort.PAGE, name)}
    page = app().run()
    for name in sorted(allowed):
        page.switch_page(FILES[name])._run()
        text = said(page)
        assert "This needs the role" not in text, name
        assert BROKEN not in text, name
        links = {link.proto.label for link in page.get("page_link")}
        office = {office_words.LINK} if may(frozenset({role}), Sort.PAGE, "office") else set()
        assert links <= office | {LINKS[each] for each in allowed & set(LINKS)}
        assert f"{words.sign_out('Sam Steward')}" in {button.label for button in page.button}
    for name in sorted(set(FILES) - allowed):
        denied = AppTest.from_file(str(APP / FILES[name]), default_timeout=120).run()
        assert "This needs the role" in said(denied), name
        assert not denied.title, "the page went on after its refusal"


def test_who_has_not_signed_in_sees_the_page_to_sign_in_and_nothing_else(office: pytest.MonkeyPatch):
    office.setattr(who, "cookies_here", dict)
    page = app()
    page.session_state["typed_place"] = "12 High Street"
    page.run()
    assert [title.value for title in page.title] == [words.TITLE]
    assert [button.label for button in page.button] == [words.BUTTON]
    assert "typed_place" not in page.session_state
    assert "12 hours" in said(page)


def test_who_has_no_role_is_told_whom_to_ask(office: pytest.MonkeyPatch):
    signed_in(office, name="Ned")
    page = app().run()
    assert [title.value for title in page.title] == ["Signed in as Ned"]
    assert words.NO_ROLE in said(page)
    assert "Ask the service desk to give you one, then sign out and in again." in said(page)


def test_of_one_person_nothing_stays_for_the_next_in_the_same_tab(office: pytest.MonkeyPatch):
    signed_in(office, Role.STEWARD)
    page = app().run()
    page.text_input(key="typed_place").set_value("12 High Street").run()
    assert page.session_state["reg_by"] == "Sam Steward"
    signed_in(office, Role.STEWARD, name="Ada")
    page.run()
    assert page.text_input(key="typed_place").value in ("", None)
    assert page.session_state["reg_by"] == "Ada"


def test_what_is_kept_stands_under_the_name_of_who_signed_in(office: pytest.MonkeyPatch):
    signed_in(office, Role.STEWARD)
    page = app().run()
    page.switch_page(FILES["register"])._run()
    assert "What you keep here stands under your name: Sam Steward." in said(page)
    assert "reg_who" not in {field.key for field in page.text_input}


def offer_all() -> None:
    """A page that offers every file there is."""
    from actions.permits.who_may import Sort, permits
    from app.frame.offer_file import offer_file

    for sort, name in permits():
        if sort is Sort.EXPORT:
            offer_file(name, name, b"content")


@pytest.mark.parametrize("role", [*sorted(OF_PEOPLE), None])
def test_each_role_is_offered_its_own_files_and_no_others(role: Role | None, office: pytest.MonkeyPatch):
    signed_in(office, *([role] if role else []))
    page = AppTest.from_function(offer_all).run()
    offered = {button.proto.label for button in page.get("download_button")}
    roles = frozenset({role} if role else ())
    exports = {name for sort, name in permits() if sort is Sort.EXPORT}
    assert offered == {name for name in exports if may(roles, Sort.EXPORT, name)}
    assert len(exports) > 6
