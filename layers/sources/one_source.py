"""How is one source fetched, by the form of its server? And what has the cache of it already?"""

import csv
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.sources.cache import CacheEntry, CachePlace
from layers.sources.content import column_like, read_json
from layers.sources.download import DownloadTarget, download
from layers.sources.editions import date_of_edition, fetch_features
from layers.sources.errors import EditionError, SourceError
from layers.sources.feature_files import file_of, rows_as_csv
from layers.sources.model import DataSource, Form
from layers.sources.nomis import address_of, fetch_table
from layers.sources.pages import RememberingReader, whole_of
from layers.sources.run import FetchedSource, PlacedFile, SourceRun, TellBytes, day_of
from layers.sources.streets import cached_streets, fetch_streets
from layers.sources.totals import check_totals

_YEAR: Final = re.compile(r"20\d\d")


def fetch_source(run: SourceRun, source: DataSource, *, now: datetime, tell: TellBytes) -> FetchedSource:
    """Fetch a source for the run's council, unless the cache has it fresh.

    Raises
    ------
    SourceError
        It cannot be had, or is not as it should be.
    """
    return _FETCHERS[source.form](run, source, now, tell)


def cached_source(run: SourceRun, source: DataSource) -> FetchedSource | None:
    """What the cache has of a source, however old; None where it has nothing whole."""
    if source.form == "extracts":
        return cached_streets(run, source)
    place = run.place(source, _address(run, source))
    if (entry := place.entry()) is None:
        return None
    try:
        if source.form == "file" and (check := _check_of(run, source)) is not None:
            check(place.file(entry))
    except EditionError:
        return None  # whole for another council, not for this one
    return _placed(place, entry, source)


def usable_copy(run: SourceRun, source: DataSource) -> FetchedSource | None:
    """As ``cached_source``; None too where what the cache has will not do, and has to be fetched anew."""
    try:
        return cached_source(run, source)
    except (SourceError, OSError):
        return None


def codes_in(path: Path, source: DataSource) -> list[str]:
    """The codes of a table's rows, by the pattern of its column; none where it has no such column."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = csv.DictReader(lines)
        column = column_like(source.columns["code"], rows.fieldnames or ())
        return [row[column] for row in rows] if column else []


def _address(run: SourceRun, source: DataSource) -> str:
    """By which address a file is known in the cache: for what is the council's own, with its code."""
    if source.form == "feature_service":
        return f"{source.address}#{source.id}-{run.council.code}"
    if source.form == "nomis":
        return address_of(source, f"{run.council.code}{source.areas}")
    return source.address


def _placed(place: CachePlace, entry: CacheEntry, source: DataSource) -> FetchedSource:
    date = day_of(source, entry)
    if source.form == "feature_service" and source.date is None:
        date = date_of_edition(entry.edition)
    elif source.form == "nomis" and source.date is None:
        date = f"{entry.edition}-06-30" if _YEAR.fullmatch(entry.edition) else ""
    return FetchedSource((PlacedFile(place, entry, source.file, date),), entry.notes)


def _codes_for(run: SourceRun, source: DataSource) -> list[str]:
    """The small areas of the council by the look-up that has them; none where there is no such look-up."""
    lookup = source.among or next(
        (each.id for each in run.catalogue.of(run.council.nation) if each.layer == "lookup"), ""
    )
    if not lookup or (not source.among and lookup not in run.results):
        return []
    return sorted(set(codes_in(run.file_of(lookup, source), run.catalogue.source(lookup))))


def _feature_service(run: SourceRun, source: DataSource, now: datetime, tell: TellBytes) -> FetchedSource:
    place = run.place(source, _address(run, source))
    if (entry := run.fresh(place, source, now)) is None:
        codes = _codes_for(run, source) if source.among else []
        reader = _reader(run, place, now)

        def fetch() -> tuple[bytes, str, tuple[str, ...]]:
            """The file, the name of its edition, and notes on it."""
            features, notes = fetch_features(reader, source, run.council, small_areas=codes)
            return file_of(features, source), features.service.name, notes

        content, edition, notes = whole_of(reader, fetch)
        entry = place.write_whole(content, now, edition=edition, notes=notes)
        reader.forget()
        tell(len(content), len(content))
    return _placed(place, entry, source)


def _reader(run: SourceRun, place: CachePlace, now: datetime) -> RememberingReader:
    return RememberingReader(run.client, place.folder / "pages", now)


def _nomis(run: SourceRun, source: DataSource, now: datetime, tell: TellBytes) -> FetchedSource:
    place = run.place(source, _address(run, source))
    if (entry := run.fresh(place, source, now)) is None:
        codes, reader = _codes_for(run, source), _reader(run, place, now)
        table, notes = whole_of(reader, lambda: fetch_table(reader, source, run.council, small_areas=codes))
        name = column_like(r"^DATE_NAME$", table.header)
        edition = table.column(r"^DATE_NAME$")[0] if name else source.edition_shown
        content = rows_as_csv(table.header, table.rows)
        entry = place.write_whole(content, now, edition=edition, notes=notes)
        reader.forget()
        tell(len(content), len(content))
    return _placed(place, entry, source)


def _file(run: SourceRun, source: DataSource, now: datetime, tell: TellBytes) -> FetchedSource:
    place = run.place(source, source.address)
    entry = run.fresh(place, source, now)
    check = _check_of(run, source)
    notes: tuple[str, ...] = ()
    if entry is not None and check is not None:
        check(place.file(entry))
    if entry is None:
        if source.totals:
            check, notes = _adds_up(run, source)
        target = DownloadTarget(source.address, source.file, check=check)
        entry = download(run.client, place, source, target, now=now, tell=tell)
    fetched = _placed(place, entry, source)
    return replace(fetched, notes=(*fetched.notes, *notes))


def _check_of(run: SourceRun, source: DataSource) -> Callable[[Path], None] | None:
    """What a table of a whole nation must have for the council; None where that is not known."""
    return _has_all(_codes_for(run, source), source) if source.among in run.results else None


def _adds_up(run: SourceRun, source: DataSource) -> tuple[Callable[[Path], None], tuple[str, ...]]:
    """That a nation's table is whole and adds up to its councils; a note where nothing says these."""
    totals = b""
    notes: tuple[str, ...] = ()
    try:
        totals = run.client.read(source.totals, source)
    except SourceError as error:
        what = "{title}: its sums could not be compared with those of councils. {why}"
        notes = (worded(what, title=source.title, why=error.what),)
    return lambda path: check_totals(path, totals, source), notes


def _has_all(codes: list[str], source: DataSource) -> Callable[[Path], None]:
    """Whether a table of a whole nation has every small area of the council once."""

    def check(path: Path) -> None:
        """Refuse a table that lacks a small area of the council, or has one twice."""
        rows = Counter(codes_in(path, source))
        lacking = [code for code in codes if rows[code] != 1]
        if lacking:
            raise EditionError(
                "{title}: {count:,} of the council's {expected:,} small areas are not in it once, such as "
                "{examples}.",
                "Run it again with --again. If it stays so, boundaries and table are of different years: "
                "look at "
                "{page}.",
                title=source.title,
                count=len(lacking),
                expected=len(codes),
                examples=", ".join(lacking[:3]),
                page=source.page,
            )

    return check


def _os_downloads(run: SourceRun, source: DataSource, now: datetime, tell: TellBytes) -> FetchedSource:
    """Ordnance Survey lists its files with size and check sum; the list is asked first."""
    place = run.place(source, source.address)
    if (entry := run.fresh(place, source, now)) is None:
        target = listed_download(read_json(run.client.read(source.address, source), source), source)
        entry = download(run.client, place, source, target, now=now, tell=tell)
    return _placed(place, entry, source)


def listed_download(listing: object, source: DataSource) -> DownloadTarget:
    """The file that Ordnance Survey's list of downloads names.

    Raises
    ------
    EditionError
        It lists none.
    """
    for each in listing if isinstance(listing, list) else []:
        if isinstance(each, dict) and str(each.get("url", "")).startswith("https://"):
            size = each.get("size")
            md5 = str(each.get("md5") or "")
            return DownloadTarget(each["url"], source.file, md5, size if isinstance(size, int) else 0)
    raise EditionError(
        "{title}: the list of downloads names no file.",
        "Look at {page} whether it is there, and save it from there into a folder.",
        title=source.title,
        page=source.page,
    )


_FETCHERS: Final[dict[Form, Callable[[SourceRun, DataSource, datetime, TellBytes], FetchedSource]]] = {
    "feature_service": _feature_service,
    "nomis": _nomis,
    "file": _file,
    "os_downloads": _os_downloads,
    "extracts": fetch_streets,
}
