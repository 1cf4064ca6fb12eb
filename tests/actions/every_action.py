"""Every public function of ``actions``, which permit it asks for, and how it is called by whoever acts."""

import ast
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from actions.acting import Acting
from tests.made_once import ROOT


@dataclass(frozen=True)
class ActionEntry:
    """One function: where it stands, and the permit it checks ("" for none)."""

    module: str
    name: str
    permit: str

    @property
    def function(self) -> Callable[..., Any]:
        return getattr(importlib.import_module(self.module), self.name)


def every_action() -> list[ActionEntry]:
    entries = []
    for path in sorted((ROOT / "actions").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if module.startswith("actions.permits"):
            continue
        names = {
            node.target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                entries.append(ActionEntry(module, node.name, _permit(node, names)))
    return entries


def _permit(function: ast.FunctionDef, names: dict[str, Any]) -> str:
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "check_action"
        ):
            argument = node.args[0]
            return str(argument.value if isinstance(argument, ast.Constant) else names[ast.unparse(argument)])
    return ""


def called_by(entry: ActionEntry, acting: Acting) -> None:
    """Call an action with nothing but who acts: what goes beyond the check falls over the rest."""
    desk = SimpleNamespace(acting=acting)
    given: dict[str, Any] = {
        "acting": acting,
        "desk": desk,
        "desk_of": lambda _entry: desk,
        "incoming": SimpleNamespace(about=SimpleNamespace(acting=acting), plan=None),
        "entry": SimpleNamespace(state=SimpleNamespace(not_before=None), feed=SimpleNamespace(form=None)),
        "content": b"",
        "name": "list.csv",
    }
    parameters = inspect.signature(entry.function).parameters.values()
    entry.function(
        *[given.get(each.name) for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD],
        **{each.name: given.get(each.name) for each in parameters if each.kind is each.KEYWORD_ONLY},
    )
