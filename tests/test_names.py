"""A name says what the thing is: none of the words that fit anything, and every class name stands once."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made_once import ROOT

SAY_NOTHING = {"told", "said", "found", "kept", "one", "wanted", "asked", "known"}
FLOORS = ("geo", "layers", "questions", "actions", "presentation", "app", "terminal", "bench", "starting")
STARTED = ("cli.py", "start.py", "streamlit_app.py")

# Rooms where such names still stand, and how many at most. The list may only shrink: what is clean leaves it.
STILL_TO_COME: dict[str, int] = {
    "app/register": 1,
    "layers/register": 7,
}

# Class names that still stand twice. This list may only shrink, too.
STILL_DOUBLE: set[str] = set()


def files() -> list[Path]:
    return sorted([*(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))]) + [
        ROOT / name for name in STARTED
    ]


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def given_names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that a file gives to a value, with its line: variables, fields, parameters, aliases."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.alias(asname=str(name)):
                yield name, node.lineno
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                yield name, node.lineno


def empty_names() -> dict[str, list[str]]:
    """By room: where a name stands that says nothing."""
    places = defaultdict(list)
    for path in files():
        for name, line in given_names(ast.parse(path.read_text(encoding="utf-8"))):
            if name in SAY_NOTHING:
                places[room_of(path)].append(f"{path.relative_to(ROOT)}:{line} {name}")
    return dict(places)


def test_no_name_says_nothing():
    places = empty_names()
    grown = {room: where for room, where in places.items() if len(where) > STILL_TO_COME.get(room, 0)}
    assert not grown, "say what the thing is: an answer, a sentence, a plan, a date"
    clean = STILL_TO_COME.keys() - places.keys()
    assert not clean, "these rooms are clean: take them off the list"


@pytest.mark.parametrize(
    "line",
    [
        "found = 1",
        "for one in rows: pass",
        "def put(kept): pass",
        "def put(*, asked=None): pass",
        "import words as said",
        "from words import plain as told",
        "class Answer:\n    known: bool",
        "self.wanted = 1",
        "a, (b, *found) = rows",
        "if (told := ask()): pass",
        "try: pass\nexcept OSError as said: pass",
        "match rows:\n    case [*kept]: pass",
        "[1 for one in rows]",
        "lambda one: one",
    ],
)
def test_such_a_name_is_seen_wherever_it_is_given(line: str):
    assert SAY_NOTHING & {name for name, _ in given_names(ast.parse(line))}


def test_what_is_only_read_or_called_gives_no_name():
    names = {name for name, _ in given_names(ast.parse("answer = rows.found(one=told)\nfound_at = known"))}
    assert names == {"answer", "found_at"}


def test_a_class_name_stands_once():
    names = Counter(
        node.name
        for path in files()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    double = {name for name, count in names.items() if count > 1}
    assert double <= STILL_DOUBLE, "one word, one meaning"
    assert not STILL_DOUBLE - double, "these stand once now: take them off the list"
