"""How do sections read as a recipe? TOML with remarks, a line for each key, that reads back as the same."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import tomli_w

from layers.recognising.sections import RecipeSection

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def recipe_text(sections: Iterable[RecipeSection]) -> str:
    """A recipe, ready to be written as UTF-8."""
    return "\n".join("\n".join(_lines(section)) + "\n" for section in sections)


def _lines(section: RecipeSection) -> Iterable[str]:
    yield from (f"# {_UNSEEN.sub(' ', remark)}" for remark in section.remarks)
    yield section.heading
    yield from (f"{_key(key)} = {_value(value)}" for key, value in section.keys.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(key))} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tomli_w.dumps({"x": value}).removeprefix("x = ").strip()
