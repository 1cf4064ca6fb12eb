"""Which files of postcodes have those of the council, and what do they say of its wards?"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from geo.wording import worded
from layers.places.postcode_files import postcode_files
from layers.places.postcode_format import area_letters, canonical_postcode
from layers.recognising.files import UNPACKED, FileOfFolder, Passed, placed
from layers.recognising.parts import PostcodeTable
from layers.sources.cache import put_into
from layers.tables.delimited import rows_of_bytes

_CODE_POINT: Final = {"postcode": 0, "easting": 2, "northing": 3, "council_code": 8, "ward_code": 9}
_SAME_EDITION: Final = 0.5  # of two tables' postcodes: with more in common they are two of one place


@dataclass(frozen=True, eq=False)
class PostcodesSeen:
    """One source of postcodes, and what it says of the council."""

    tables: tuple[PostcodeTable, ...]
    # postcode -> ward, easting or longitude, northing or latitude
    own: Mapping[str, tuple[str, str, str]] = field(repr=False)
    council_of_ward: Mapping[str, str] = field(repr=False)

    @property
    def shown(self) -> str:
        """What a sentence calls it: its zip, its file, or the first of its files."""
        return self.tables[0].look.origin.in_folder

    @property
    def is_code_point(self) -> bool:
        """Whether it is Code-Point Open, in metres of the National Grid."""
        return not self.tables[0].keys

    @property
    def letters(self) -> tuple[str, ...]:
        """With which letters the council's postcodes begin, the commonest first."""
        counts = Counter(area_letters(postcode) for postcode in self.own)
        return tuple(sorted(counts, key=lambda letters: (-counts[letters], letters)))

    def wards(self, codes: Collection[str]) -> frozenset[str]:
        """The wards that it puts into the council."""
        return frozenset(ward for ward, council in self.council_of_ward.items() if council in codes)


def postcodes_seen(
    tables: Sequence[PostcodeTable], codes: Collection[str]
) -> tuple[list[PostcodesSeen], list[Passed]]:
    """Every source of postcodes that has some of the council's; and those that have none.

    Raises ``TableFileError`` where a table turns out damaged.
    """
    seen, passed = [], []
    for group in _groups(tables):
        sources = [each for each in (_read([table], codes) for table in group) if each.own]
        if not sources:
            shown = PostcodesSeen(tuple(group), {}, {}).shown
            what = worded("{file} has no postcode of this council.", file=shown)
            passed.append(Passed(shown, what, worded("Fetch that of the council, or of the nation.")))
        seen += _joined(sources)
    return seen, passed


def file_of(source: PostcodesSeen, folder: Path) -> str:
    """The name under which a recipe finds a source: its zip, its file, or a folder made of several.

    Raises
    ------
    OSError
        The folder cannot be written.
    TableFileError
        The zip turns out damaged.
    """
    origin = source.tables[0].look.origin
    if origin.archive is not None:
        return _of_archive(source, origin.archive, folder)
    if len(source.tables) == 1:
        return placed(origin, folder)
    into = folder / UNPACKED / "postcodes"
    into.mkdir(parents=True, exist_ok=True)
    names = {_csv_name(table.look.file): folder / table.look.file for table in source.tables}
    for path in into.glob("*.csv"):
        if path.name not in names:  # of a run before: the folder is read whole
            path.unlink()
    for name, path in names.items():
        put_into(path, into / name)
    return f"{UNPACKED}/postcodes"


def _csv_name(file: str) -> str:
    name = file.replace("/", "_")
    return name if name.lower().endswith(".csv") else f"{name}.csv"


def _of_archive(source: PostcodesSeen, archive: Path, folder: Path) -> str:
    """The zip itself where the reader would take just these tables of it, else what is taken out of it."""
    name = source.tables[0].look.origin.in_folder
    members = {PurePosixPath(table.look.origin.member).name for table in source.tables}
    whole = placed(FileOfFolder(name, name, "zip", lambda: archive.open("rb")), folder)
    if {file.name for file in postcode_files(folder / whole)} == members:
        return whole
    files = [placed(table.look.origin, folder) for table in source.tables]
    return files[0] if len(files) == 1 else str(PurePosixPath(files[0]).parent)


def _groups(tables: Sequence[PostcodeTable]) -> Iterator[list[PostcodeTable]]:
    """The tables of one zip that lie where most do; loose tables of one form."""
    groups: dict[object, list[PostcodeTable]] = defaultdict(list)
    for table in tables:
        origin = table.look.origin
        if origin.archive is not None:
            groups[origin.archive, str(PurePosixPath(origin.member).parent)].append(table)
        else:
            groups["loose" if not table.keys else table.look.file].append(table)
    largest: dict[object, list[PostcodeTable]] = {}
    for key, group in groups.items():
        whole = key[0] if isinstance(key, tuple) else key
        if len(group) > len(largest.get(whole, [])):
            largest[whole] = group
    yield from largest.values()


def _joined(sources: list[PostcodesSeen]) -> list[PostcodesSeen]:
    """Tables of different districts become one source; two of the same districts stay apart, as editions."""
    joined: list[PostcodesSeen] = []
    for source in sources:
        beside = next((each for each in joined if not _overlap(each, source)), None)
        if beside is None:
            joined.append(source)
        else:
            joined.remove(beside)
            joined.append(
                PostcodesSeen(
                    (*beside.tables, *source.tables),
                    {**beside.own, **source.own},
                    {**beside.council_of_ward, **source.council_of_ward},
                )
            )
    return joined


def _overlap(first: PostcodesSeen, second: PostcodesSeen) -> bool:
    both = len(first.own.keys() & second.own.keys())
    return both > _SAME_EDITION * min(len(first.own), len(second.own))


def _read(tables: Sequence[PostcodeTable], codes: Collection[str]) -> PostcodesSeen:
    own: dict[str, tuple[str, str, str]] = {}
    wards: dict[str, Counter[str]] = defaultdict(Counter)
    for table in tables:
        for postcode, across, up, council, ward, ended in _rows(table):
            if ended:
                continue
            if ward and council:
                wards[ward][council] += 1
            if council in codes and (canonical := canonical_postcode(postcode)):
                own[canonical] = (ward, across, up)
    return PostcodesSeen(
        tuple(tables), own, {ward: councils.most_common(1)[0][0] for ward, councils in wards.items()}
    )


def _rows(table: PostcodeTable) -> Iterator[tuple[str, ...]]:
    places = _places(table)
    for _, row in rows_of_bytes(table.look.origin.opener, name=table.look.shown):
        yield tuple(row[place] if 0 <= place < len(row) else "" for place in places)


def _places(table: PostcodeTable) -> list[int]:
    if not table.keys:
        return [
            *(_CODE_POINT[key] for key in ("postcode", "easting", "northing", "council_code", "ward_code")),
            -1,
        ]
    across, up = ("longitude", "latitude") if "longitude" in table.keys else ("easting", "northing")
    columns = (
        table.keys.get(key) for key in ("postcode", across, up, "council_code", "ward_code", "ended_on")
    )
    return [table.look.columns.index(column) if column else -1 for column in columns]
