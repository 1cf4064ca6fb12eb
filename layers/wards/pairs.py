"""Which code goes with which? Look-up tables, as CSV or as a map file whose shapes do not matter."""

from collections.abc import Iterator
from pathlib import Path

from layers.recipes.checks import is_map_file
from layers.tables.headed import headed_rows
from layers.wards.boundary_file import open_boundaries

Pair = tuple[str, str]


def read_pairs(path: Path, first: str, second: str) -> Iterator[Pair]:
    """The two columns of every row that has both, one row after the other; texts are trimmed.

    Raises
    ------
    TableFileError, BoundaryFileError, MissingColumnError
        The file cannot be used.
    """
    pairs = _of_map(path, first, second) if is_map_file(path.name) else _of_table(path, first, second)
    return (pair for pair in pairs if all(pair))


def _of_map(path: Path, first: str, second: str) -> Iterator[Pair]:
    file = open_boundaries(path)
    file.need([first, second])
    table = file.values([first, second]).fillna("").astype(str)
    return (
        (first_code.strip(), other.strip())
        for first_code, other in zip(table[first], table[second], strict=True)
    )


def _of_table(path: Path, first: str, second: str) -> Iterator[Pair]:
    table = headed_rows(path, [first, second])
    at_first, at_second = table.places([first, second])
    return ((row[at_first], row[at_second]) for _, row in table.rows if max(at_first, at_second) < len(row))
