"""Two people at once, in either order: nothing of one is ever on the other's page, map or file."""

import ast
from pathlib import Path

import pytest

from geo.paces import PACES
from layers.area import Area
from layers.places.gazetteer import build_gazetteer
from layers.register.importing.seeding import register_id
from questions.places.area_assets import pack_assets
from questions.places.find_place import find_place
from questions.walks.near_person import NearPerson, Origin, Question, near_person
from tests.browser.conftest import Visit
from tests.browser.server import ROOT
from tests.browser.visitor import Visitor

HERS, HIS = "NP20 4AB", "NP19 8BG"
MINUTES = 5


@pytest.fixture(scope="module")
def answers(newport_area: Area) -> dict[str, NearPerson]:
    """What each of the two should see."""
    gazetteer, found = build_gazetteer(newport_area), {}
    for typed in (HERS, HIS):
        place = find_place(gazetteer, typed).certain
        assert place is not None
        found[typed] = near_person(
            newport_area,
            pack_assets(newport_area),
            Origin(place.x, place.y),
            Question(PACES["steady"], MINUTES),
        )
    ids = [set(answer.in_reach["asset_id"]) for answer in found.values()]
    assert all(ids)
    assert not ids[0] & ids[1], "the two must have nothing in common"
    return found


@pytest.mark.parametrize("order", [(HERS, HIS), (HIS, HERS)], ids=["she-first", "he-first"])
def test_nothing_of_one_is_shown_to_the_other(
    visit: Visit, newport_area: Area, answers: dict[str, NearPerson], order: tuple[str, str]
) -> None:
    people = {typed: visit() for typed in order}
    for here in people.values():
        here.open(f"area={newport_area.name}&minutes={MINUTES}")
    for typed, here in people.items():
        here.find(typed)
    for typed in reversed(order):  # each acts again after the other has
        people[typed].choose_row(0)
    for typed, other in (order, order[::-1]):
        own, others = answers[typed], answers[other]
        assert set(people[typed].on_map()) == {
            register_id(newport_area, asset_id) for asset_id in own.in_reach["asset_id"]
        }
        _shows_only(people[typed], typed, other, own, others)


def _shows_only(here: Visitor, typed: str, other: str, own: NearPerson, others: NearPerson) -> None:
    assert f"Starting from {typed}" in here.start()
    here.unfold()
    assert len(here.fitting()) == len(own.in_reach)
    file = here.download()
    assert file.count("\n") == len(own.in_reach) + 1
    shown = here.all_it_shows()
    assert other not in shown
    for asset_id, name in zip(others.in_reach["asset_id"], others.in_reach["name"], strict=True):
        assert asset_id not in file
        if name and name not in set(own.in_reach["name"]) | set(own.out_of_reach["name"]):
            assert name not in shown
            assert name not in file
    here.open_about()
    about = here.page.locator("body").inner_text()
    assert typed not in about
    assert other not in about


def test_a_second_tab_knows_nothing_of_the_first(newport: Visitor) -> None:
    newport.find(HERS)
    tab = newport.context.new_page()
    second = Visitor(tab, newport.server, newport.context)
    second.open(newport.page.url.split("?")[1])
    assert HERS not in second.all_it_shows()
    assert second.start() == ""


# A function shared by everybody must not look at anything of one visit.
OF_ONE_VISIT = {"session_state", "Visit", "user", "experimental_user", "query_params", "context", "login"}


def _shared(function: ast.FunctionDef) -> bool:
    kept = {"cache_data", "cache_resource", "lru_cache", "cache"}
    for decorator in function.decorator_list:
        names = {node.attr for node in ast.walk(decorator) if isinstance(node, ast.Attribute)}
        names |= {node.id for node in ast.walk(decorator) if isinstance(node, ast.Name)}
        if names & kept:
            return True
    return False


def _looks_at(function: ast.FunctionDef) -> set[str]:
    names = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    return names | {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def test_what_is_kept_for_everybody_looks_at_nobody() -> None:
    files = [*(ROOT / "app").rglob("*.py"), ROOT / "streamlit_app.py"]
    shared, guilty = 0, []
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for function in functions.values():
            if _shared(function):
                shared += 1
                reached = _with_all_it_calls(function, functions)
                guilty += [f"{path.name}: {function.name}" for at in reached if _looks_at(at) & OF_ONE_VISIT]
    assert shared >= 3, "the functions kept for everybody were found"
    assert guilty == []


def _with_all_it_calls(
    function: ast.FunctionDef, functions: dict[str, ast.FunctionDef]
) -> list[ast.FunctionDef]:
    """The function and those of its own file that it calls, and so on."""
    reached, waiting = [], [function]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.append(at)
            waiting += [functions[name] for name in _looks_at(at) if name in functions]
    return reached


def test_only_one_file_keeps_things_with_streamlit() -> None:
    for path in (ROOT / "app").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path != Path(ROOT / "app" / "memory" / "session.py"):
            assert "st.cache_" not in text, path
            assert "session_state" not in text, path
