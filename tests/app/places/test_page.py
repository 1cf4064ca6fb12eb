"""The page Add a place without a browser: what is found, what is said of each end, what is here already."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from actions.place_messages import PlaceFailure
from app.memory.session import AREAS_VARIABLE, prepared_areas
from app.places import ordering
from app.places.running import WorkOrder
from app.places.work_record import WorkRecord, forget_record, work_folder, write_record
from geo.wording import worded
from layers.area import AreaSummary
from presentation.words import place_page as words
from tests.app.places.pretend import REPORT
from tests.app.saying import said, written
from tests.app.small_town import write_town
from tests.app.turning import turn_to

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
WIGAN = "E08000010"


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "areas"
    folder.mkdir()
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    return folder


@pytest.fixture
def page(areas: Path) -> AppTest:
    return turn_to(AppTest.from_file(PAGES, default_timeout=60).run(), "places/page.py")


def typed(page: AppTest, text: str) -> AppTest:
    return page.text_input(key="add_name").set_value(text).run()


def offered(page: AppTest) -> list[str]:
    return list(page.radio(key="add_code").options)


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def ended(areas: Path, **values: object) -> WorkRecord:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    record = WorkRecord(WIGAN, "Wigan", "wigan", "1", moment, ended_at=moment, seconds=130)
    record = replace(record, **values)  # type: ignore[arg-type]
    work_folder(areas, WIGAN).mkdir(parents=True, exist_ok=True)
    write_record(areas, record)
    return record


def test_an_app_without_any_area_leads_here(areas: Path) -> None:
    page = AppTest.from_file(PAGES, default_timeout=60).run()
    assert "No place has been prepared yet." in said(page)
    assert "fetches the open data of your own council" in said(page)
    assert "python3 start.py setup" in said(page)
    assert [link.proto.label for link in page.get("page_link")] == [words.TITLE]


@pytest.mark.parametrize(
    ("text", "sentence", "names"),
    [
        ("wiggan", "", ["Wigan"]),
        ("casnewydd", "", ["Newport \\(Casnewydd\\)"]),
        ("newcastle", "2 councils may be meant.", ["Newcastle upon Tyne", "Newcastle\\-under\\-Lyme"]),
        (
            "east sussex",
            "East Sussex is 5 councils:",
            ["Eastbourne", "Hastings", "Lewes", "Rother", "Wealden"],
        ),
        ("harrogate", "it is part of this one now", ["North Yorkshire"]),
        (WIGAN, "", ["Wigan"]),
    ],
)
def test_councils_are_found(page: AppTest, text: str, sentence: str, names: list[str]) -> None:
    typed(page, text)
    assert sentence in said(page)
    assert offered(page) == names


def test_what_is_no_council_is_said_to_be_none_and_is_only_text(page: AppTest) -> None:
    typed(page, "<b>Nowhere</b> {0} {name}")
    assert "No council is called anything like" in said(page)
    assert "<b>Nowhere</b>" not in written(page)
    assert not page.radio


def test_many_councils_are_cut_off_and_that_is_said(page: AppTest) -> None:
    typed(page, "s")
    assert "of which these are the first 12. Type more of the name." in said(page)
    assert len(offered(page)) == 12


def test_what_would_be_fetched_is_shown_and_nothing_is_begun(page: AppTest, areas: Path) -> None:
    typed(page, "wigan")
    assert "is fetched from the servers of" in said(page)
    assert "download.geofabrik.de" in said(page)
    assert "Wards (needed)" in said(page)
    assert "Fetch and prepare Wigan" in buttons(page)
    assert not work_folder(areas).exists()
    assert not (areas.parent / "downloads").exists()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[WorkOrder]:
    """Orders, which are noted and not carried out."""
    orders: list[WorkOrder] = []
    monkeypatch.setattr(ordering, "begin", lambda _, order: orders.append(order))
    return orders


def test_starting_begins_the_command_of_the_terminal(
    page: AppTest, areas: Path, begun: list[WorkOrder]
) -> None:
    typed(page, "wigan")
    page.button(key="add_start").click().run()
    (order,) = begun
    assert order.command[:4] == ("cli", "prepare", WIGAN, "--json-progress")
    assert order.command[order.command.index("--areas") + 1] == str(areas.resolve())
    assert order.command[order.command.index("--downloads") + 1] == str(areas.parent.resolve() / "downloads")
    assert "--again" not in order.command


def test_a_place_that_is_here_is_updated_with_what_is_newer(
    page: AppTest, areas: Path, begun: list[WorkOrder]
) -> None:
    write_town(areas, [], name="wigan", title="Wigan")
    typed(page, "wigan")
    assert "Wigan is here: it was prepared on" in said(page)
    assert "made from a recipe and files of your own" in said(page)
    assert "Fetch and prepare Wigan" not in buttons(page)
    page.button(key="add_start").click().run()
    assert "--again" in begun[0].command


def real_places() -> list[AreaSummary]:
    """The places that are here, as if they were not made up."""
    summaries = prepared_areas()
    return [replace(each, label=replace(each.label, made_up=False)) for each in summaries if each.label]


def test_places_that_are_here_are_listed_and_can_be_looked_at(
    page: AppTest, areas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.places.here.prepared_areas", real_places)
    write_town(areas, [], name="wigan", title="Wigan")
    write_town(areas, [], name="elsewhere", title="Elsewhere <i>")
    page.run()
    assert "Elsewhere &lt;i&gt;: prepared on" in said(page)
    assert [label for label in buttons(page) if label.startswith("What is newer")] == [
        "What is newer for Wigan?"
    ]
    page.button(key="add_look_wigan").click().run()
    assert page.text_input(key="add_name").value == "Wigan"
    assert "Wigan is here" in said(page)


def failure(kind: str = "") -> PlaceFailure:
    what = worded(
        "{name} cannot be prepared: 2 things lack.\n- Wards: <none>.\n- Streets: none.", name="Wigan"
    )
    return PlaceFailure(what, worded("Try again."), kind)


@pytest.mark.parametrize(
    ("values", "sentences", "button"),
    [
        ({"state": "stopped"}, ["The preparation of Wigan was stopped.", "goes on from there"], "Go on with"),
        ({"state": "running"}, ["did not come to its end", "was cut short"], "Go on with Wigan"),
        (
            {"state": "failed", "message": failure()},
            ["Wigan could not be prepared.", "<li>Wards: &lt;none&gt;.</li><li>Streets: none.</li>"],
            "Try Wigan again",
        ),
        (
            {"state": "done", "message": REPORT},
            ["Wigan is ready.", "It took 2 minutes.", "nobody answers"],
            "",
        ),
    ],
)
def test_each_end_is_said_with_what_can_be_done(
    page: AppTest, areas: Path, values: dict[str, object], sentences: list[str], button: str
) -> None:
    ended(areas, **values)
    page.run()
    assert [sentence for sentence in sentences if sentence not in said(page)] == []
    assert any(label.startswith(button) for label in buttons(page))
    assert "It is meant: take what there is" not in buttons(page)


def test_going_on_asks_as_the_run_before_and_less_can_be_accepted(
    page: AppTest, areas: Path, begun: list[WorkOrder]
) -> None:
    write_town(areas, [], name="wigan", title="Wigan")
    ended(areas, state="failed", again=True, message=failure("ShrunkenAreaError"))
    page.run()
    assert "is there as before." in said(page)
    page.button(key=f"add_accept_{WIGAN}").click().run()
    assert {"--again", "--accept-fewer"} <= set(begun[0].command)
    page.button(key=f"add_go_on_{WIGAN}").click().run()
    assert "--again" in begun[1].command
    assert "--accept-fewer" not in begun[1].command


def test_a_note_is_put_away_and_good_news_grows_old(page: AppTest, areas: Path) -> None:
    ended(areas, state="done", message=REPORT)
    page.run()
    page.button(key=f"add_dismiss_{WIGAN}").click().run()
    assert "Wigan is ready." not in said(page)
    long_ago = (datetime.now(UTC) - timedelta(days=8)).isoformat()
    ended(areas, state="done", message=REPORT, ended_at=long_ago)
    assert "Wigan is ready." not in said(page.run())
    ended(areas, state="stopped", ended_at=long_ago)
    assert "The preparation of Wigan was stopped." in said(page.run())


def test_forgetting_twice_is_no_harm(areas: Path) -> None:
    ended(areas, state="stopped")
    forget_record(areas, WIGAN)
    forget_record(areas, WIGAN)
