"""Which wards are the council's, which small areas lie in them, and is each file of them whole?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.errors import WithinReachError
from geo.wording import Wording, counted, worded
from layers.recognising.council import FilesCouncil
from layers.recognising.files import Passed
from layers.recognising.looks import Look, values_of
from layers.recognising.manifest import FileOrigin, day_number
from layers.recognising.parts import Areas, Parts
from layers.recognising.postcodes import PostcodesSeen
from layers.recognising.rivals import Choice, Rival, newest
from layers.recognising.words.codes import SMALL_AREAS, name_column, year_of
from layers.wards.boundaries import BoundaryPart, read_boundaries

_COARSE: Final = ((20.0, 0.0), (200.0, 200.0), (np.inf, 500.0))  # metres astray: as published, BGC, BSC, BUC
_FEWEST_ASTRAY: Final = 3  # postcodes: one or two have a wrong place
_USUAL: Final = 95  # per cent of those astray
_MOST_WARDS: Final = 150  # of a council: Birmingham has 69, Cornwall 87
_LEAST_OF_A_WARD: Final = 0.5  # that small areas must cover: coarse boundaries do not fit each other


@dataclass(frozen=True, eq=False)
class CouncilColumn:
    """Where a recipe finds each row's council: a column of the file itself, or a table."""

    look: Look
    code: str
    council: str  # a column with codes
    name: str | None  # the column with names beside it
    own: frozenset[str] = field(repr=False)  # the codes of the council's rows
    council_codes: frozenset[str] = frozenset()  # under which the council stands there


@dataclass(frozen=True, eq=False)
class WardsHere:
    """The wards of the council."""

    part: Areas
    codes: frozenset[str] = field(repr=False)
    whose: CouncilColumn | None  # None: all wards of the file are the council's
    table: gpd.GeoDataFrame = field(repr=False)
    accuracy_m: float = 0.0

    @property
    def outline(self) -> shapely.Geometry:
        """All of them, metres."""
        return shapely.union_all(self.table.geometry.to_numpy())


@dataclass(frozen=True, eq=False)
class SmallAreasHere:
    """The small areas of the council."""

    part: Areas
    codes: frozenset[str] = field(repr=False)
    whose: CouncilColumn | None


def choose_wards(
    parts: Parts, council: FilesCouncil, postcodes: Sequence[PostcodesSeen], *,
    folder: Path, manifest: Mapping[str, FileOrigin], crs: str,
) -> Choice[WardsHere]:  # fmt: skip
    """The newest wards that are whole for the council."""
    rivals, passed = [], []
    for part in parts.wards:
        try:
            wards = _wards(part, parts, council, postcodes, folder=folder, crs=crs)
        except WithinReachError as error:
            passed.append(Passed(part.look.shown, error.what, error.fix))
            continue
        if isinstance(wards, Passed):
            passed.append(wards)
            continue
        lacking = _lacking(wards.codes, council, postcodes)
        edition = (part.year or 0, day_number(manifest, part.look.origin.in_folder))
        rivals.append(Rival(part.look.shown, edition, wards, lacking, _fineness(wards)))
    return newest(rivals, passed)


def choose_small_areas(
    parts: Parts, council: FilesCouncil, wards: WardsHere, *, folder: Path, crs: str
) -> list[Rival[SmallAreasHere]]:
    """Every file of small areas that has some in the council's wards, and what each lacks."""
    rivals: list[Rival[SmallAreasHere]] = []
    for part in parts.small_areas:
        bounds = tuple(shapely.bounds(wards.outline))
        try:
            table = read_boundaries(
                folder / part.look.file, code=part.code, columns=[], crs=crs, part=BoundaryPart(bounds=bounds)
            ).table
        except WithinReachError as error:
            rivals.append(Rival(part.look.shown, (0,), None, error.what))
            continue
        inside = shapely.intersects(table.geometry.representative_point().to_numpy(), wards.outline)
        whose = _whose(part.look, part, parts, council, folder)
        own = frozenset(table[part.code].astype(str)[inside])
        codes = (whose.own & frozenset(table[part.code].astype(str))) if whose else own
        dated = replace(part, year=part.year or _year_by_codes(part, codes, parts, folder))
        here = SmallAreasHere(dated, codes, whose)
        rivals.append(Rival(part.look.shown, (dated.year or 0,), here, _holes(table, wards, whose, codes)))
    return rivals


def _year_by_codes(part: Areas, codes: frozenset[str], parts: Parts, folder: Path) -> int | None:
    """The newest year that any table gives to all of these codes, where the boundaries' heading has none."""
    seen = [*parts.lookups, *parts.council_tables, *(each.look for each in parts.centroids)]
    seen += [each.look for each in parts.counted]
    columns = [
        (look, column, year)
        for look in dict.fromkeys(seen)
        for column in look.of(part.unit)
        if (year := year_of(column)) is not None
    ]
    for look, column, year in sorted(columns, key=lambda row: -row[2]):
        if codes and codes <= {code for (code,) in values_of(look, folder, [column])}:
            return year
    return None


def _wards(
    part: Areas, parts: Parts, council: FilesCouncil, postcodes: Sequence[PostcodesSeen], *,
    folder: Path, crs: str,
) -> WardsHere | Passed:  # fmt: skip
    every = frozenset(code for (code,) in values_of(part.look, folder, [part.code]) if code)
    whose = _whose(part.look, part, parts, council, folder)
    codes = whose.own & every if whose else _by_postcodes(every, council, postcodes)
    if not codes:
        what = worded("{file} has no ward of {council}.", file=part.look.shown, council=council.name)
        if whose is None and not part.look.of("council"):
            what = worded("Nothing says of which council the wards in {file} are.", file=part.look.shown)
        return Passed(part.look.shown, what, worded("Fetch the wards of the United Kingdom."))
    only = BoundaryPart() if whose is None else BoundaryPart(column=part.code, values=tuple(sorted(codes)))
    table = read_boundaries(folder / part.look.file, code=part.code, columns=[], crs=crs, part=only).table
    here = WardsHere(part, codes, whose, table)
    return replace(here, accuracy_m=_accuracy(here, postcodes))


def _whose(
    look: Look, part: Areas, parts: Parts, council: FilesCouncil, folder: Path
) -> CouncilColumn | None:
    """Where the council of each row stands: in the file, else in the newest table that knows these codes."""
    own = [_column(look, part.code, column, council, folder) for column in look.of("council")]
    tables = [
        _column(table, code, column, council, folder)
        for table in parts.council_tables
        if table is not look and (code := _key(table, part)) is not None
        for column in table.of("council")
    ]
    here = [each for each in own if each.own]
    there = sorted((each for each in tables if each.own), key=lambda each: year_of(each.council) or 0)
    return here[0] if here else there[-1] if there else None


def _key(table: Look, part: Areas) -> str | None:
    """The column of a table that has the codes of these boundaries; None where it is of other ones.

    A table between two years of small areas is no such table: the councils in it are those of an older year.
    """
    if part.unit == "ward":
        columns = [] if table.of(*SMALL_AREAS) or table.shapes else table.of("ward")
    else:
        columns = table.of(*SMALL_AREAS)
        if len(columns) != 1 or table.of("postcode") or table.units[columns[0]] != part.unit:
            return None
    same = [
        column for column in columns if None in (part.year, year_of(column)) or year_of(column) == part.year
    ]
    return same[0] if len(same) == 1 and not table.of("postcode") else None


def _column(look: Look, code: str, column: str, council: FilesCouncil, folder: Path) -> CouncilColumn:
    rows = [row for row in values_of(look, folder, [code, column]) if row[1] in council.codes]
    return CouncilColumn(
        look, code, column, name_column(column, look.columns),
        frozenset(row[0] for row in rows if row[0]), frozenset(row[1] for row in rows),
    )  # fmt: skip


def _by_postcodes(
    every: frozenset[str], council: FilesCouncil, postcodes: Sequence[PostcodesSeen]
) -> frozenset[str]:
    """All wards of a file that does not say whose they are, if postcodes put each into the council."""
    for source in postcodes:
        councils = {source.council_of_ward[ward] for ward in every if ward in source.council_of_ward}
        if councils and councils <= set(council.codes) and len(every) <= _MOST_WARDS:
            return every
    return frozenset()


def _lacking(
    codes: frozenset[str], council: FilesCouncil, postcodes: Sequence[PostcodesSeen]
) -> Wording | None:
    """That wards are lacking which the postcodes of the same year name."""
    for source in postcodes:
        named = source.wards(council.codes)
        missing = sorted(named - codes)
        if missing and len(named & codes) >= len(named) / 2:
            return counted(
                "It lacks {count} ward of the council, {some}.",
                "It lacks {count} wards of the council, such as {some}.",
                len(missing),
                some=missing[0],
            )
    return None


def _accuracy(wards: WardsHere, postcodes: Sequence[PostcodesSeen]) -> float:
    """How far off boundaries may be, metres: by how far outside all of them the council's postcodes lie."""
    for source in postcodes:
        own = [(ward, float(x), float(y)) for ward, x, y in source.own.values() if x and y]
        if not source.is_code_point or not own:
            continue
        points = shapely.points([(x, y) for _, x, y in own if x and y])
        away = shapely.distance(points, wards.outline)
        astray = away[(away > 0) & (away < 2 * 500)]
        if (astray > _COARSE[0][0]).sum() < _FEWEST_ASTRAY:
            return 0.0
        usual = float(np.percentile(astray, _USUAL))
        return next(accuracy for most, accuracy in _COARSE if usual <= most)
    return 0.0


def _fineness(wards: WardsHere) -> int:
    return int(shapely.get_num_coordinates(wards.table.geometry.to_numpy()).sum())


def _holes(
    table: gpd.GeoDataFrame, wards: WardsHere, whose: CouncilColumn | None, codes: frozenset[str]
) -> Wording | None:
    """What small areas are lacking: those that a table names, or those of a ward that none of them covers."""
    if not codes:
        return worded("None of it lies in the council's wards.")
    missing = sorted(whose.own - codes) if whose and whose.look.file != wards.part.look.file else []
    if missing:
        return counted(
            "It lacks {count} small area of the council, {some}.",
            "It lacks {count} small areas of the council, such as {some}.",
            len(missing),
            some=missing[0],
        )
    ground = shapely.union_all(table.geometry.to_numpy())
    shapes = wards.table.geometry.to_numpy()
    share = shapely.area(shapely.intersection(shapes, ground)) / shapely.area(shapes)
    bare = wards.table[wards.part.code].astype(str)[share < _LEAST_OF_A_WARD]
    return worded("It has none in the ward {ward}.", ward=bare.iloc[0]) if len(bare) else None
