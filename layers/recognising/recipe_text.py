"""What is a section of a recipe, and how does it read? TOML with remarks, that reads back as the same."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import tomli_w

from layers.recipes.model import NOT_KNOWN
from layers.recognising.manifest import FileOrigin

Keys = dict[str, object]
_MARK: Final = "# Written by Within Reach, as "
_MARK_SAYS: Final = "One that you have changed is kept when it is written anew."
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class RecipeSection:
    """One section of a recipe: its heading, remarks that say why, and its keys."""

    heading: str  # "[wards]"
    remarks: tuple[str, ...]
    keys: Mapping[str, object] = field(repr=False)


def sourced(
    heading: str, remarks: Sequence[str], keys: Keys, origin: FileOrigin, day: date | None = None
) -> RecipeSection:
    """A section with where its file comes from, and what of that is not known."""
    day = origin.day or day
    more = []
    if origin.by_manifest and origin.edition:
        more.append(f"Edition: {origin.edition}.")
    if not origin.by_manifest:
        more.append(
            "The folder does not say where it is from: page, licence and attribution are those of its kind."
        )
    if day is None:
        more.append("Its date is not known: put it in, like 2025-11-01 without quotes.")
    source = {"source_url": origin.page, "licence": origin.licence, "attribution": origin.attribution}
    return RecipeSection(heading, (*remarks, *more), {**keys, **source, "date": day or NOT_KNOWN})


def recipe_text(sections: Iterable[RecipeSection]) -> str:
    """A recipe, ready to be written as UTF-8."""
    return "\n".join("\n".join(_lines(section)) + "\n" for section in sections)


def marked(text: str) -> str:
    """A recipe with a first line by which it is known whether anybody has changed it since."""
    return f"{_MARK}{_sum_of(text)}. {_MARK_SAYS}\n{text}"


def is_as_written(text: str) -> bool:
    """Whether a recipe is as this program wrote it."""
    first, _, rest = text.partition("\n")
    return first == f"{_MARK}{_sum_of(rest)}. {_MARK_SAYS}"


def _sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


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
