"""Whoever calls a function reads what it does, and what it refuses, before the call.

What is public has a docstring; a function that itself refuses names the error. A member of a Protocol says
what is asked of a value, and a method of a class of one file what it does for the functions beside it.
"""

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

from tests.test_house import programs

ROOMS = ("geo", "layers", "questions", "actions", "presentation", "app", "terminal", "starting", "bench")
OUTSIDE = ("start.py", "cli.py", "streamlit_app.py")
ENDS_THE_PROGRAM = {"Exit"}  # a command's last word, no refusal that anybody catches

Function = ast.FunctionDef | ast.AsyncFunctionDef


def public(tree: ast.Module) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """What others may call, by its name: functions, classes, and the methods of all classes."""
    for node in tree.body:
        if not isinstance(node, Function | ast.ClassDef):
            continue
        if not node.name.startswith("_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, Function) and not member.name.startswith("_"):
                    yield f"{node.name}.{member.name}", member


def raised_by(function: Function) -> set[str]:
    """The errors that a function itself raises by name; built-in ones say that the caller is wrong."""
    names = set()
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            names.add(ast.unparse(error).rpartition(".")[2])
        waiting.extend(ast.iter_child_nodes(node))
    return {name for name in names if name[:1].isupper() and not hasattr(builtins, name)} - ENDS_THE_PROGRAM


def missing(name: str, text: str) -> list[str]:
    """What of one file has no docstring, or does not name what it raises."""
    faults = []
    for called, node in public(ast.parse(text)):
        words = ast.get_docstring(node)
        if not words:
            faults.append(f"{name}:{node.lineno} {called} has no docstring")
        elif isinstance(node, Function):
            unsaid = sorted(error for error in raised_by(node) if error not in words)
            faults += [
                f"{name}:{node.lineno} {called} does not say that it raises {error}" for error in unsaid
            ]
    return faults


def of_the_house() -> list[tuple[str, str]]:
    return [(name, text) for name, text in programs() if Path(name).parts[0] in ROOMS or name in OUTSIDE]


def test_whatever_is_public_says_what_it_does_and_what_it_refuses():
    faults = [fault for name, text in of_the_house() for fault in missing(name, text)]
    assert not faults, "\n".join(faults)


def test_every_file_begins_with_the_question_that_it_answers():
    bare = [
        name
        for name, text in of_the_house()
        if text.strip() and not (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0].strip()
    ]
    assert not bare


BARE = '''
class Club:
    """A club."""
    def meets(self): ...
    def _hidden(self): ...
class Asked(Protocol):
    """What is asked of it."""
    def name(self): ...
class _Tally:
    def add(self): ...
    def _room(self): ...
def find(word):
    """Look it up."""
    def inner():
        raise LostError()
    if not word:
        raise refusals.EmptyError("no word")
    raise ValueError
def tell():
    """Say it.

    Raises
    ------
    EmptyError
        There is nothing to say.
    """
    raise EmptyError
def _own(): ...
'''


def test_what_is_missing_is_named_and_nothing_else():
    assert missing("club.py", BARE) == [
        "club.py:4 Club.meets has no docstring",
        "club.py:8 Asked.name has no docstring",
        "club.py:10 _Tally.add has no docstring",
        "club.py:12 find does not say that it raises EmptyError",
    ]
