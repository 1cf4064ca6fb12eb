"""Is what the pages about the project name there? Links, files, rooms, and the numbers of decisions."""

import re
from pathlib import Path

import pytest

from tests.made_once import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HISTORY = {"CHANGELOG.md"}  # what has been says what there was
FLOORS = ("geo", "layers", "questions", "actions", "presentation", "app", "terminal", "bench")
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
TICKED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"({'|'.join((*FLOORS, 'tests', 'docs', 'recipes', 'data'))})/[\w./-]+")
ELSEWHERE = (
    "data/areas",
    "data/register",
    "data/tiles",
    "data/downloads",
    "data/nation",
    "data/sources.toml",
    "presentation/words/languages",
)  # made by an office
ROOMS = re.compile(r"^\| (`[^|]+) \| (.*) \|$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    own = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert not [link for link in own if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in HISTORY], ids=name_of)
def test_every_file_that_is_named_by_its_path_is_there(page: Path) -> None:
    """Decisions too: one that names what has moved is mended, as its reasons still hold."""
    named = set()
    for text in TICKED.findall(page.read_text(encoding="utf-8")):
        is_path = PATH.fullmatch(text)
        if is_path and not text.startswith(ELSEWHERE) and "…" not in text:
            named.add(text)
    assert not [text for text in sorted(named) if not (ROOT / text).exists() and not _module(text)]


def _module(text: str) -> bool:
    """Whether it names a module without its ending, such as "geo/reach"."""
    return (ROOT / f"{text}.py").is_file()


def rooms() -> list[tuple[list[Path], str]]:
    """Each row of the table of rooms: its folders or files, and what is said of them."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## The rooms", 1)[1]
    rows = []
    for heads, words in ROOMS.findall(page):
        names = TICKED.findall(heads)
        floor = names[0].split("/")[0]
        rows.append(([ROOT / (name if "/" in name else f"{floor}/{name}") for name in names], words))
    return rows


def test_every_room_is_in_the_table_and_no_other() -> None:
    named = {path for paths, _ in rooms() for path in paths}
    assert not [path for path in named if not path.exists()]
    whole = {path for path in named if path.parent == ROOT}
    there = {
        path.parent
        for floor in FLOORS
        for path in (ROOT / floor).glob("*/__init__.py")
        if ROOT / floor not in whole
    }
    assert not there - named


def test_what_the_table_says_is_in_a_room_is_there() -> None:
    missing = []
    for paths, words in rooms():
        for text in TICKED.findall(words):
            name = text.rstrip("/")
            if re.fullmatch(r"[\w/.]+", name) and not _in(paths, name):
                missing.append(f"{paths[0].relative_to(ROOT)}: {text}")
    assert missing == ["layers/recipes: Area"]  # a class


def _in(paths: list[Path], name: str) -> bool:
    """Whether a file or folder of this name is the room's, however deep in it."""
    ends = (name, f"{name}.py")
    deep = (place for path in paths if path.is_dir() for end in ends for place in path.rglob(end))
    return any((ROOT / end).exists() for end in ends) or any(True for _ in deep)


def test_the_numbers_of_decisions_stand_once() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert all(number.isdigit() for number in numbers)
    assert len(numbers) == len(set(numbers))
    for path in (ROOT / "docs" / "decisions").glob("*.md"):
        heading = path.read_text(encoding="utf-8").splitlines()[0]
        number = re.match(r"# (\d+)\.", heading)
        assert heading.startswith("# ")
        assert number is None or int(number[1]) == int(path.name[:4])


def test_decisions_that_are_mentioned_are_there() -> None:
    there = {int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md")}
    places = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")] + PAGES
    mention = re.compile(r"\bdecisions?[ /](\d{1,4})\b")
    mentions = {
        (name_of(path), int(number))
        for path in places
        for number in mention.findall(path.read_text(encoding="utf-8"))
    }
    assert mentions
    assert not {(page, number) for page, number in mentions if number not in there}
