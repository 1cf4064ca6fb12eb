"""Councils of every nation out of the stand-in: fetched, recognised, prepared, each once for all tests."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from layers.area import Area
from layers.councils.find import the_council
from layers.councils.table import load_councils
from layers.preparing.prepare import prepare
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import Recognised, recognise
from layers.sources.catalogue import load_catalogue
from layers.sources.client import SourcesClient
from layers.sources.fetch import FetchSettings, fetch_council
from layers.sources.manifest import Manifest
from tests.stand_in.web import StandInWeb


@dataclass(frozen=True, eq=False)
class PreparedCouncil:
    """What came, what was recognised in it, and what became of it."""

    manifest: Manifest
    seen: Recognised
    area: Area
    folder: Path  # in which its files lie


def prepare_council(web: StandInWeb, name: str, folder: Path) -> PreparedCouncil:
    """Fetch a council into a folder, write its recipe and prepare it."""
    catalogue = load_catalogue(own=Path("nowhere.toml"))
    council = the_council(name, load_councils())
    files = folder / "files"
    with closing(SourcesClient(catalogue.hosts, stand_in=web.address)) as client:
        settings = FetchSettings(folder / "cache")
        manifest = fetch_council(
            client, catalogue, council, folder=files, settings=settings, tell=lambda _: None
        )
    seen = recognise(council, files)
    recipe = folder_recipe(seen)
    path = folder / "areas" / recipe.area / "recipe.toml"
    write_recipe(recipe, path)
    return PreparedCouncil(manifest, seen, prepare(path, files, areas_folder=folder / "areas").area, files)


def names_of(area: Area, kinds: Sequence[str]) -> list[str]:
    """The names of an area's assets of some kinds, in order."""
    return sorted(area.assets["name"][area.assets["kind"].isin(kinds)])
