"""Which files does a recipe name, in which section, and where in public do they come from?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from layers.recipes.model import AssetsSection, CouncilSection, Recipe, Sourced


@dataclass(frozen=True)
class NamedFile:
    """A file as a recipe names it."""

    file: str
    section: str  # as it stands in the recipe: "[wards]"
    source_url: str = ""  # "" where the recipe does not say


class _HasFile(Protocol):
    @property
    def file(self) -> str:
        """Its name within the data folder."""


def named_files(recipe: Recipe) -> dict[str, NamedFile]:
    """Every file of a recipe once, by its name there."""
    files: dict[str, NamedFile] = {}
    for named in _every_file(recipe):
        files.setdefault(named.file, named)
    return files


def _every_file(recipe: Recipe) -> Iterator[NamedFile]:
    own: list[tuple[str, Sourced]] = [
        ("[streets]", recipe.streets),
        ("[wards]", recipe.wards),
        ("[small_areas]", recipe.small_areas),
        *(("[[counts]]", counts) for counts in recipe.counts),
        ("[postcodes]", recipe.postcodes),
    ]
    for name, section in own:
        yield NamedFile(section.file, name, section.source_url)
    for name, section, beside in _beside(recipe):
        yield NamedFile(beside.file, name, section.source_url)
    if recipe.relief:
        yield NamedFile(recipe.relief.file, "[relief]", recipe.relief.source_url)
    if recipe.buses:
        yield NamedFile(recipe.buses.file, "[buses]", recipe.buses.source_url)
    for rides in recipe.rides:
        yield NamedFile(rides.file, "[[rides]]", rides.source_url)
    for assets in recipe.assets:
        if isinstance(assets, AssetsSection):
            yield NamedFile(assets.file, "[[assets]]", assets.source_url)
            for earlier in assets.earlier:
                yield NamedFile(earlier.file, "[[assets.earlier]]", assets.source_url)


def _beside(recipe: Recipe) -> Iterator[tuple[str, Sourced, _HasFile]]:
    """What a section names besides its own file, with the section."""
    small_areas, postcodes = recipe.small_areas, recipe.postcodes
    for name, section in (("wards", recipe.wards), ("small_areas", small_areas)):
        if isinstance(section.council, CouncilSection):
            yield f"council of [{name}]", section, section.council
    if small_areas.centroids:
        yield "[small_areas.centroids]", small_areas, small_areas.centroids
    for counts in recipe.counts:
        if counts.lookup:
            yield "lookup of [[counts]]", counts, counts.lookup
    if postcodes.ended:
        yield "[postcodes.ended]", postcodes, postcodes.ended
    if recipe.uprns:
        yield "[uprns]", recipe.uprns, recipe.uprns
