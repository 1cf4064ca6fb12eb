"""How does a council become an area? Fetched, recognised, its recipe written, prepared: from one name.

Killed at any moment, the area that served still serves, and the next run goes on from what has come.
"""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from actions.place_plan import PlaceFolders, PlacePlan, place_plan
from actions.place_progress import FetchedSoFar, PlaceProgress, TellPlace
from geo.errors import WithinReachError
from geo.wording import counted, worded
from layers.councils.model import Council
from layers.locks.held import held
from layers.preparing.prepare import HowFetched, Prepared, prepare
from layers.recognising.files import Passed
from layers.recognising.from_folder import RECIPE_FILE, folder_recipe, write_recipe
from layers.recognising.recognise import Lacking, Recognised, recognise
from layers.sources.catalogue import load_catalogue
from layers.sources.client import SourcesClient, WebLimits
from layers.sources.errors import NoInternetError, NotChosenError
from layers.sources.fetch import FetchSettings, fetch_council
from layers.sources.manifest import MANIFEST_FILE, LeftOut, Manifest


class NeededSourceMissingError(WithinReachError):
    """A source without which no area can be made could not be fetched."""


class PlaceBusyError(WithinReachError, RuntimeError):
    """Another run is preparing the same council."""


@dataclass(frozen=True)
class PlaceWish:
    """Which council is to be prepared, where everything lies, and what of it is to be done anew."""

    council: Council
    folders: PlaceFolders = field(default_factory=PlaceFolders)
    again: bool = False  # ask for newer editions now, and prepare even if nothing has changed
    accept_fewer: bool = False
    limits: WebLimits = field(default_factory=WebLimits)  # how patiently sources are asked


@dataclass(frozen=True, eq=False)
class PlaceReport:
    """What became of it: the area, and all that is worth knowing of how it came about."""

    area: str  # what it is called in commands and addresses: it can be opened
    title: str
    up_to_date: bool  # nothing had changed, so nothing was prepared anew
    manifest: Manifest = field(repr=False)  # what was fetched, how old and how large; what was left out
    passed: tuple[Passed, ...]  # files that came and were not used, and why
    lacking: tuple[Lacking, ...]  # layers that would be welcome and are not there
    recipe: str
    recipe_before: str  # where the recipe that somebody changed is kept; "" where none was
    requests: int  # how often anything was asked of the internet
    seconds: float
    prepared: Prepared | None = field(default=None, repr=False)  # None where another process has made it


def add_place(wish: PlaceWish, *, tell: TellPlace, plan: PlacePlan | None = None) -> PlaceReport:
    """Prepare a council's area from open data, fetching what is not in the cache.

    Parameters
    ----------
    tell
        Hears of every step as a ``PlaceProgress``.
    plan
        What ``place_plan`` says of the same wish, where somebody has asked it already.

    Returns
    -------
    The report; ``report.area`` can be opened. A welcome source that failed is named in its manifest.

    Raises
    ------
    NeededSourceMissingError
        Something needed could not be fetched; nothing is prepared, and the area from before serves.
    PlaceBusyError
        Another run is preparing the same council.
    WithinReachError
        Anything else that the user can put right: the cache is in use, a file will not do, the area has
        shrunk. The area from before serves.
    OSError
        The disk is full or a folder cannot be written.
    """
    folder = wish.folders.files_of(wish.council)
    folder.mkdir(parents=True, exist_ok=True)
    busy = PlaceBusyError(
        "{name} is being prepared by another run.", "Wait until it has finished.", name=wish.council.name
    )
    with held(folder, busy):
        return _added(wish, folder, tell, plan)


def _added(wish: PlaceWish, folder: Path, tell: TellPlace, plan: PlacePlan | None) -> PlaceReport:
    began = time.monotonic()
    plan = plan or place_plan(wish.council, wish.folders, again=wish.again)
    manifest, requests = _fetched(wish, plan, tell)
    _refuse_without_needed(manifest)
    tell(PlaceProgress("recognising", worded("Recognising the files"), 0, 1))
    seen = recognise(wish.council, folder)
    made = folder_recipe(seen)
    recipe = wish.folders.areas / made.area / RECIPE_FILE
    before = write_recipe(made, recipe)
    prepared = prepare(
        recipe,
        folder,
        areas_folder=wish.folders.areas,
        progress=_telling(tell),
        again=wish.again,
        accept_fewer=wish.accept_fewer,
        how_fetched=HowFetched(
            {MANIFEST_FILE: (folder / MANIFEST_FILE).read_bytes()},
            frozenset(each.title for each in manifest.left_out),
        ),
    )
    return PlaceReport(
        made.area, prepared.area.title, prepared.up_to_date, manifest, seen.passed, _welcome(seen),
        str(recipe), str(before or ""), requests, time.monotonic() - began, prepared,
    )  # fmt: skip


def _fetched(wish: PlaceWish, plan: PlacePlan, tell: TellPlace) -> tuple[Manifest, int]:
    catalogue = load_catalogue(own=wish.folders.own_sources)
    expected = {each.source.id: each.bytes_to_come for each in plan.sources}
    with closing(SourcesClient(catalogue.hosts, wish.limits, stand_in=plan.stand_in)) as client:
        manifest = fetch_council(
            client,
            catalogue,
            wish.council,
            folder=wish.folders.files_of(wish.council),
            settings=FetchSettings(wish.folders.downloads, again=wish.again),
            tell=FetchedSoFar(expected, tell),
        )
        return manifest, client.requests


def _refuse_without_needed(manifest: Manifest) -> None:
    missing = [each for each in manifest.left_out if each.needed]
    offline = [each for each in missing if each.kind == NoInternetError.__name__]
    if offline and all(each in offline or each.kind == NotChosenError.__name__ for each in missing):
        raise NeededSourceMissingError(
            "{name} cannot be prepared: there is no internet, and {titles} had not been fetched before.",
            "Connect this computer and run it again: once prepared, the area needs no internet. Behind a "
            "proxy, set HTTPS_PROXY. Or fetch it on another computer, with cli.py fetch, and prepare it from "
            "that folder with --from.",
            name=manifest.council_name,
            titles=[each.title for each in missing],
        )
    if missing:
        raise NeededSourceMissingError(
            counted(
                "{name} cannot be prepared: something it needs could not be fetched.\n{lines}",
                "{name} cannot be prepared: {count} things it needs could not be fetched.\n{lines}",
                len(missing),
                name=manifest.council_name,
                lines="\n".join(f"- {_line(each)}" for each in missing),
            ),
            "What has come is kept: another try goes on from there. An area from before still serves.",
        )


def _line(source: LeftOut) -> str:
    return f"{source.what} {source.fix}"


def _welcome(seen: Recognised) -> tuple[Lacking, ...]:
    return tuple(lack for lack in seen.lacking if not lack.publisher.needed)


def _telling(tell: TellPlace) -> Callable[[str, int, int], None]:
    return lambda step, done, steps: tell(PlaceProgress("preparing", worded(step), done, steps))
