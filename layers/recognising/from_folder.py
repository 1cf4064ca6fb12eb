"""From a folder of downloads to a recipe: recognised, refused if anything needed is lacking, and written."""

from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.recognising.recipe_sections import area_slug, sections_of
from layers.recognising.recipe_text import is_as_written, marked, recipe_text
from layers.recognising.recognise import Lacking, Recognised
from layers.sources.cache import write_text

RECIPE_FILE: Final = "recipe.toml"


class IncompleteFolderError(WithinReachError, ValueError):
    """A folder lacks files without which no area can be made."""


@dataclass(frozen=True, eq=False)
class FolderRecipe:
    """What was recognised, and the recipe that follows from it."""

    seen: Recognised
    text: str = field(repr=False)

    @property
    def area(self) -> str:
        """What the area is called in commands."""
        return area_slug(self.seen.council.name, self.seen.council.codes[0])


def folder_recipe(seen: Recognised) -> FolderRecipe:
    """The recipe of what was recognised; what it needs is taken out of zips.

    Raises
    ------
    IncompleteFolderError
        Something that is needed is not there: all of it is named, with the page where it can be had.
    OSError
        Something must be unpacked, and the folder cannot be written.
    """
    needed = [lack for lack in seen.lacking if lack.publisher.needed]
    if needed:
        raise IncompleteFolderError(
            "The folder lacks what {council} needs:\n{lines}",
            "Put these files there, under any name, and try again; nothing was changed.",
            council=seen.council.name,
            lines="\n".join(f"- {_line(lack)}" for lack in needed),
        )
    return FolderRecipe(seen, marked(recipe_text(sections_of(seen))))


def write_recipe(recipe: FolderRecipe, path: Path) -> Path | None:
    """Write a recipe. One that somebody wrote or changed is kept beside it, and its new place given.

    Raises ``OSError`` where it cannot be written.
    """
    return write_recipe_text(recipe.text, path)


def write_recipe_text(text: str, path: Path) -> Path | None:
    """As ``write_recipe``, of a recipe that was not made from a folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = None
    if path.is_file():
        there = path.read_text(encoding="utf-8", errors="replace")
        if there != text and not is_as_written(there):
            before = _free_name(path)
            path.replace(before)
    write_text(path, text)
    return before


def _free_name(path: Path) -> Path:
    """Where the recipe that stands at a path can be kept: beside it, none from before being lost."""
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{path.stem}-before{ending}{path.suffix}" for ending in endings)
    return next(place for name in names if not (place := path.with_name(name)).exists())


def _line(lack: Lacking) -> str:
    """What is lacking, why a file of its kind will not do, and where one is to be had."""
    why = f" {lack.why}" if lack.why else ""
    return f"{lack.publisher.title}.{why} ({lack.publisher.page})"
