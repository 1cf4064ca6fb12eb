"""What of a folder makes a council's area? Every layer chosen by content, and what is lacking named."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from geo.crs import BRITISH_NATIONAL_GRID
from geo.wording import Wording, worded
from layers.buses.feed_files import NEEDED, is_feed
from layers.councils.model import Council
from layers.recipes.model import USUAL_MARGIN_M
from layers.recognising.council import FilesCouncil, council_named, council_of
from layers.recognising.files import FileOfFolder, Passed, files_of
from layers.recognising.ground import SmallAreasHere, WardsHere, choose_small_areas, choose_wards
from layers.recognising.heights import GridFile, choose_heights, is_heights, without_contours
from layers.recognising.long_tables import widened
from layers.recognising.looks import Look, look_at
from layers.recognising.manifest import FileOrigin, Publisher, day_number, publisher_of, read_manifest
from layers.recognising.parts import Parts, PointTable, names_nothing, parts_of
from layers.recognising.people import PeopleHere, TableHere, choose_people, passed_of
from layers.recognising.place_lists import PlaceList, place_lists
from layers.recognising.points import choose_centroids, choose_uprns
from layers.recognising.postcodes import PostcodesSeen, postcodes_seen
from layers.recognising.rivals import Choice, Rival, newest
from layers.recognising.sheets import tables_within
from layers.recognising.streets import Extract, choose_extracts, extract_of, share_of_all
from layers.rides.flex import LOCATIONS, is_flex
from layers.rides.polygons import is_ride_columns

IRISH_GRID: Final = "EPSG:29903"
_WELCOME: Final = {  # what the publishers' table calls it -> our groups
    "ages": ("aged_65_plus",), "disability": ("disabled",), "deprivation": ("deprivation",),
    "living alone": ("living_alone",), "cars": ("households_without_car",), "carers": ("unpaid_carers",),
}  # fmt: skip


@dataclass(frozen=True)
class Lacking:
    """A layer that no file of the folder gives."""

    publisher: Publisher
    why: Wording | None = None  # where there is a file of its kind that will not do


@dataclass(frozen=True, eq=False)
class Recognised:
    """What each layer of a council's area is made from; None where the folder has nothing for it."""

    folder: Path
    council: FilesCouncil
    crs: str
    manifest: dict[str, FileOrigin]
    wards: Choice[WardsHere]
    small_areas: Choice[SmallAreasHere]
    people: PeopleHere | None
    postcodes: Choice[PostcodesSeen]
    streets: tuple[Extract, ...]
    streets_share: float  # of the envelope of wards and margin that the streets' own holds
    centroids: PointTable | None
    uprns: PointTable | None
    lacking: tuple[Lacking, ...]
    passed: tuple[Passed, ...]
    places: tuple[PlaceList, ...] = ()  # nations' lists of surgeries, pharmacies, libraries …
    timetables: tuple[str, ...] = ()  # bus timetables (GTFS), by their names in the folder
    heights: tuple[GridFile, ...] = ()  # grids of heights, or zips with such, that reach over it
    rides: tuple[str, ...] = ()  # zones of rides: map files and GTFS-Flex, by their names there

    @property
    def whole(self) -> bool:
        """Whether everything that is needed is there."""
        return not any(lack.publisher.needed for lack in self.lacking)


def recognise(council: str | Council, folder: Path) -> Recognised:
    """Find in a folder the files that make a council's area, whatever they are called.

    Parameters
    ----------
    council
        Its code, or its name as any of the files has it, or as the United Kingdom's councils are called;
        or the council itself.
    folder
        Downloads as they were supplied; what must be taken out of zips or workbooks is put into
        its folder "unpacked".

    Raises
    ------
    FolderError
        There is no such folder, or nothing in it.
    UnknownCouncilInFilesError
        Neither the files nor the table of councils know it.
    OSError
        Something must be unpacked, and the folder cannot be written.
    """
    files, passed = files_of(folder)
    timetables = _timetables(files)
    grids = [each for each in files if is_heights(each)]
    flex = _flex(files)
    used_whole = {*timetables, *flex}
    others = [each for each in files if each not in grids and each.container not in used_whole]
    files, contours = without_contours(others, folder)
    looks, extracts, unread = _seen(files, folder)
    zones = [look for look in looks if look.shapes == "polygon" and is_ride_columns(look.columns)]
    looks = [look for look in looks if look not in zones]
    passed += [*contours, *unread]
    if isinstance(council, Council):
        here = council_of(council, looks, folder)
    else:
        here = council_named(council, looks, folder)
    manifest = dict(read_manifest(folder))
    parts = parts_of(looks)
    nothing = [look for look in looks if names_nothing(look, parts)]
    lists, older = place_lists(nothing, manifest)
    used = {each.look for each in lists} | {look for look in looks if look not in nothing}
    with_reason = {row.file for row in older}
    passed = [*passed, *older, *(row for row in _unknown(looks, used) if row.file not in with_reason)]
    chosen = _chosen(parts, extracts, here, folder=folder, manifest=manifest, passed=passed)
    rides = (*flex, *sorted(look.file for look in zones))
    chosen = replace(chosen, places=tuple(lists), timetables=timetables, rides=rides)
    chosen = _with_heights(chosen, grids)
    return replace(chosen, lacking=tuple(_lacking(chosen)))


def _with_heights(chosen: Recognised, grids: Sequence[FileOfFolder]) -> Recognised:
    """With the heights that lie here; where no wards say where that is, none."""
    if chosen.wards.here is None or not grids:
        return chosen
    here, passed = choose_heights(
        grids,
        chosen.wards.here.outline,
        folder=chosen.folder,
        nation=chosen.council.nation,
        manifest=chosen.manifest,
    )
    return replace(chosen, heights=here, passed=(*chosen.passed, *passed))


def _timetables(files: Sequence[FileOfFolder]) -> tuple[str, ...]:
    """The zips that hold the tables of a bus timetable (GTFS), by their names in the folder, in order."""
    archives = {
        each.container: each.archive for each in files if each.archive and each.member.endswith(NEEDED)
    }
    return tuple(sorted(name for name, path in archives.items() if path is not None and is_feed(path)))


def _flex(files: Sequence[FileOfFolder]) -> tuple[str, ...]:
    """The zips of GTFS-Flex with zones of rides, by their names in the folder, in order."""
    archives = {
        each.container: each.archive for each in files if each.archive and each.member.endswith(LOCATIONS)
    }
    return tuple(sorted(name for name, path in archives.items() if path is not None and is_flex(path)))


def _seen(files: Sequence[FileOfFolder], folder: Path) -> tuple[list[Look], list[Extract], list[Passed]]:
    looks: list[Look] = []
    extracts: list[Extract] = []
    passed: list[Passed] = []
    for each in files:
        if each.kind in ("pbf", "osm"):
            extract = extract_of(each, folder)
            (passed if isinstance(extract, Passed) else extracts).append(extract)  # type: ignore[arg-type]
            continue
        seen = tables_within(each, folder) if each.kind == "workbook" else [look_at(each, folder)]
        seen = [look if isinstance(look, Passed) else widened(look, folder) for look in seen]
        for look in seen:
            if isinstance(look, Passed):
                passed += [look] if each.archive is None or each.kind != "table" else []  # notes come in zips
            elif look.twice():
                what = worded(
                    "{file} has the column {column} twice.", file=look.shown, column=look.twice()[0]
                )
                passed.append(Passed(look.shown, what, worded("Leave one of the two in it.")))
            else:
                looks.append(look)
    return looks, extracts, passed


def _unknown(looks: Sequence[Look], used: Collection[Look]) -> list[Passed]:
    """The files, and the zips as wholes, of which nothing is used here."""
    useful = {look.origin.container for look in used} - {""}
    names = [
        look.origin.in_folder for look in looks if look not in used and look.origin.container not in useful
    ]
    fix = worded("If it is a list of places, name it in the recipe under [[assets]].")
    return [
        Passed(name, worded("{file} has nothing in it that is known here.", file=name), fix)
        for name in dict.fromkeys(names)
    ]


def _chosen(
    parts: Parts, extracts: list[Extract], council: FilesCouncil, *,
    folder: Path, manifest: dict[str, FileOrigin], passed: list[Passed],
) -> Recognised:  # fmt: skip
    crs = IRISH_GRID if council.nation == "N" else BRITISH_NATIONAL_GRID
    sources, without = postcodes_seen(parts.postcodes, council.codes)
    postcodes = newest([_postcode_rival(source, manifest) for source in sources], without)
    wards = choose_wards(
        parts, council, [postcodes.here] if postcodes.here else [], folder=folder, manifest=manifest, crs=crs
    )
    small: Choice[SmallAreasHere] = Choice(None, ())
    people, share, centroids, uprns = None, 0.0, None, None
    streets: list[Extract] = []
    if wards.here:
        rivals = choose_small_areas(parts, council, wards.here, folder=folder, crs=crs)
        small, people = _with_people(rivals, parts, folder, manifest)
        outline = wards.here.outline
        streets, away = choose_extracts(extracts, outline, crs=crs, margin_m=USUAL_MARGIN_M)
        share = share_of_all(streets, outline, crs=crs, margin_m=USUAL_MARGIN_M)
        passed = [*passed, *away]
        uprns = choose_uprns(parts.uprns)
    if small.here:
        centroids = choose_centroids(parts.centroids, small.here, folder=folder)
    passed = [
        *passed,
        *wards.passed,
        *small.passed,
        *postcodes.passed,
        *(passed_of(people) if people else []),
    ]
    return Recognised(
        folder, council, crs, manifest, wards, small, people, postcodes,
        tuple(streets), share, centroids, uprns, lacking=(), passed=tuple(passed),
    )  # fmt: skip


def _with_people(
    rivals: list[Rival[SmallAreasHere]], parts: Parts, folder: Path, manifest: dict[str, FileOrigin]
) -> tuple[Choice[SmallAreasHere], PeopleHere | None]:
    """The newest small areas whose residents are counted; else the newest, and that nobody counts them."""
    by_rival = {
        id(rival.here): choose_people(parts, rival.here, folder=folder, manifest=manifest)
        for rival in rivals
        if rival.here is not None and rival.lacking is None
    }
    counted_ones = [
        rival
        for rival in rivals
        if rival.here is None or rival.lacking or by_rival[id(rival.here)].residents.here
    ]
    choice = newest(
        counted_ones if any(rival.here and not rival.lacking for rival in counted_ones) else rivals
    )
    return choice, by_rival.get(id(choice.here)) if choice.here else None


def _postcode_rival(source: PostcodesSeen, manifest: dict[str, FileOrigin]) -> Rival[PostcodesSeen]:
    """Code-Point Open before others of its day, since it says how sure each place is."""
    day = day_number(manifest, source.shown)
    content = frozenset((code, *place) for code, place in source.own.items())
    return Rival(source.shown, (day, int(source.is_code_point)), source, content=content)


def _lacking(chosen: Recognised) -> list[Lacking]:
    """What is needed and not there, then what would be welcome."""
    people = chosen.people
    there = {
        "streets": (bool(chosen.streets), None),
        "wards": (chosen.wards.here is not None, chosen.wards.refusal),
        "small areas": (chosen.small_areas.here is not None, chosen.small_areas.refusal),
        "residents": (bool(people and people.residents.here), people.residents.refusal if people else None),
        "postcodes": (chosen.postcodes.here is not None, chosen.postcodes.refusal),
    }
    welcome: dict[str, tuple[TableHere | None, Wording | None]] = {}
    for layer, names in _WELCOME.items():
        choices = [people.groups[name] for name in names if people and name in people.groups]
        table = next((choice.here for choice in choices if choice.here), None)
        welcome[layer] = (table, choices[0].refusal if choices else None)
    for layer, (table, why) in welcome.items():
        there[layer] = (table is not None, why)
    there["addresses"] = (chosen.uprns is not None, None)
    there["centroids"] = (chosen.centroids is not None, None)
    rows = []
    for layer, (is_there, why) in there.items():
        publisher = publisher_of(layer, chosen.council.nation)
        if not is_there and publisher is not None:
            rows.append(Lacking(publisher, why))
    return rows
