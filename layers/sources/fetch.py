"""What is fetched for a council, in which order, and what becomes of a source that fails?

Streets need the wards, small areas their look-up; all else stands alone. What the cache has fresh is not
asked for again; where a source fails and the cache has an older copy, that serves, and the report says so.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from geo.wording import worded
from layers.councils.model import Council
from layers.locks.held import held
from layers.recipes.model import USUAL_MARGIN_M
from layers.sources.cache import put_into, utc_now
from layers.sources.client import SourcesClient
from layers.sources.errors import NoInternetError, SourceError
from layers.sources.manifest import (
    FetchedFile,
    LeftOut,
    Manifest,
    ManifestError,
    manifest_of,
    read_manifest,
    write_manifest,
)
from layers.sources.model import Catalogue, DataSource
from layers.sources.one_source import cached_source, fetch_source
from layers.sources.run import FetchedSource, PlacedFile, SourceRun, TellBytes


class CacheBusyError(SourceError):
    """Another run is fetching into the same cache."""


@dataclass(frozen=True)
class Progress:
    """How far a fetch has come, for whoever waits."""

    source_id: str
    title: str
    source_number: int
    sources: int
    bytes_come: int = 0
    bytes_in_all: int = 0  # 0 where it is not known


@dataclass(frozen=True)
class FetchSettings:
    """Where the cache is, how old what is in it may be, and how far beyond the wards streets are wanted."""

    cache: Path
    again: bool = False  # ask even where the cache is fresh
    margin_m: float = USUAL_MARGIN_M
    now: Callable[[], datetime] = field(default=utc_now)


def fetch_council(
    client: SourcesClient,
    catalogue: Catalogue,
    council: Council,
    *,
    folder: Path,
    settings: FetchSettings,
    tell: Callable[[Progress], None],
) -> Manifest:
    """Fill a folder with every source of a council's nation, and write its manifest.

    A source that fails is left out and named in the manifest, with what to do; the folder's files are whole
    files or none, whenever the run is ended.

    Raises
    ------
    CacheBusyError
        Another run is fetching into the same cache.
    """
    settings.cache.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    busy = CacheBusyError(
        "Another run is fetching into {cache}.", "Wait until it has finished.", cache=settings.cache
    )
    sources = catalogue.of(council.nation)
    files: list[FetchedFile] = []
    left_out: list[LeftOut] = []
    with held(settings.cache, busy):
        run = SourceRun(client, catalogue, council, settings.cache, settings.margin_m, settings.again)
        for number, source in enumerate(sources, start=1):
            progress = Progress(source.id, source.title, number, len(sources))
            tell(progress)
            try:
                fetched = _fetched(run, source, settings.now(), _telling(tell, progress))
            except SourceError as error:
                left_out.append(_left_out(source, error))
                continue
            run.results[source.id] = fetched
            files += [_put(each, source, folder, fetched.notes) for each in fetched.files]
    manifest = manifest_of(
        council, settings.now().isoformat(timespec="seconds"), client.stand_in, files, left_out
    )
    superseded = _superseded(folder, manifest)
    write_manifest(manifest, folder)
    for name in superseded:
        (folder / name).unlink(missing_ok=True)
    return manifest


def _superseded(folder: Path, manifest: Manifest) -> list[str]:
    """Files that an earlier fetch put there and this one has others for; what somebody put there stays."""
    try:
        before = read_manifest(folder)
    except ManifestError:
        return []
    failed = {each.source for each in manifest.left_out}
    present = {each.file for each in manifest.files}
    earlier = before.files if before is not None else ()
    return [
        each.file
        for each in earlier
        if each.file not in present and each.source not in failed and Path(each.file).name == each.file
    ]


def _telling(tell: Callable[[Progress], None], progress: Progress) -> TellBytes:
    return lambda come, in_all: tell(replace(progress, bytes_come=come, bytes_in_all=in_all))


def _fetched(run: SourceRun, source: DataSource, now: datetime, tell: TellBytes) -> FetchedSource:
    """A source, or the cache's older copy of it where it fails."""
    try:
        if run.is_offline:
            raise NoInternetError(
                "{title}: there is no internet.",
                "Connect this computer, or fetch the file on another one from {page}.",
                title=source.title,
                page=source.page,
            )
        return fetch_source(run, source, now=now, tell=tell)
    except SourceError as error:
        if isinstance(error, NoInternetError):
            run.note_no_name(source.host)
        older = cached_source(run, source)
        if older is None:
            raise
        note = worded(
            "The copy of {day} serves, since a newer one could not be fetched: {what}",
            day=older.files[0].entry.fetched_at[:10],
            what=error.what,
        )
        return replace(older, notes=(*older.notes, note))


def _put(each: PlacedFile, source: DataSource, folder: Path, notes: tuple[str, ...]) -> FetchedFile:
    entry = each.entry
    put_into(each.place.file(entry), folder / each.file)
    return FetchedFile(
        each.file, source.id, source.layer, source.title, entry.edition or source.edition_shown,
        each.date or (source.date.isoformat() if source.date else ""), source.licence, source.attribution,
        source.page, entry.address, entry.fetched_at, entry.size, entry.sha256, notes, entry.check_sum,
    )  # fmt: skip


def _left_out(source: DataSource, error: SourceError) -> LeftOut:
    return LeftOut(
        source.id, source.layer, source.title, source.needed, error.what, error.fix, source.page, error.kind
    )
