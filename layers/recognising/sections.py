"""What is a section of a recipe: a heading, why it is so, and its keys, with where its file comes from?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from layers.recipes.model import NOT_KNOWN
from layers.recognising.manifest import FileOrigin

Keys = dict[str, object]


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
