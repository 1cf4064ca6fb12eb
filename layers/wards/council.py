"""Which wards, or small areas, of a file of the whole kingdom are the council's?"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from geo.wording import Wording, worded
from layers.recipes.model import Council, CouncilSection
from layers.wards.boundary_file import BoundaryFile
from layers.wards.pairs import read_pairs

# As the statistics offices call the columns that name a council: LAD23CD, LTLA24NM, LGD2014_code.
_COUNCIL_COLUMN: Final = re.compile(
    r"(LAD|LTLA|UTLA|CTYUA|LGD|CA|LA|local_?authority)[ _]?(\d{2}|\d{4})?[ _]?(CD|NM|code|name)",
    re.IGNORECASE,
)
_SHOWN: Final = 3


class CouncilError(WithinReachError, ValueError):
    """A recipe names a council that its files do not have."""


@dataclass(frozen=True)
class Whose:
    """Which council is wanted, and how a recipe says where its name stands."""

    council: str  # its code or name; capitals do not matter
    named_in: Council | None  # a column of the file, a table, or nothing: then the usual columns are tried
    section: str  # of the recipe, for sentences: "wards"
    code: str  # the column with the codes of the boundaries


def council_values(file: BoundaryFile, whose: Whose, *, data_folder: Path) -> tuple[str, tuple[str, ...]]:
    """The column that tells a council's rows from all others, and the values that it has in them.

    Raises
    ------
    CouncilError
        Nothing says of which council a row is, or none is of this one; like names are suggested.
    MissingColumnError, TableFileError, BoundaryFileError
        A file cannot be used.
    """
    if isinstance(whose.named_in, CouncilSection):
        return whose.code, codes_in_table(data_folder, whose.named_in, whose.council)
    columns = [whose.named_in] if whose.named_in else usual_columns(file)
    file.need(columns)
    if not columns:
        raise CouncilError(
            "{file} has no column that says of which council each row is; it has {there}.",
            "Name the column in [{section}] as council, or a table of which {code} is in which council; or, "
            "if the file has your council's alone, leave council out of [area].",
            file=file.path.name,
            there=list(file.columns),
            section=whose.section,
            code=whose.code,
        )
    return _in_columns(file, columns, whose.council)


def usual_columns(file: BoundaryFile) -> list[str]:
    """The columns of a file that are called as the statistics offices call those that name a council."""
    return [name for name in file.columns if _COUNCIL_COLUMN.fullmatch(name)]


def codes_in_table(data_folder: Path, table: CouncilSection, council: str) -> tuple[str, ...]:
    """The codes that a table gives to a council, sorted.

    Raises
    ------
    CouncilError
        It gives it none.
    TableFileError, BoundaryFileError, MissingColumnError
        The table cannot be used.
    """
    path = data_folder / table.file
    codes, others = set(), set()
    for code, owner in read_pairs(path, table.code, table.council):
        if _plain(owner) == _plain(council):
            codes.add(code)
        else:
            others.add(owner)
    if not codes:
        raise _not_there(path.name, council, others)
    return tuple(sorted(codes))


def _in_columns(file: BoundaryFile, columns: list[str], council: str) -> tuple[str, tuple[str, ...]]:
    table = file.values(columns).fillna("").astype(str)
    for column in columns:
        here = {value for value in table[column].unique() if _plain(value) == _plain(council)}
        if here:
            return column, tuple(sorted(here))
    raise _not_there(
        file.path.name, council, {value for column in columns for value in table[column].unique()}
    )


def _not_there(file: str, council: str, others: set[str]) -> CouncilError:
    like = difflib.get_close_matches(council, sorted(others), n=_SHOWN, cutoff=0.6)
    what: Wording = worded('{file} has nothing of the council "{council}".', file=file, council=council)
    if like:
        fix = worded("It has {like}. Correct council in [area].", like=like)
    else:
        fix = worded(
            "Correct council in [area]; it has names such as {some}.",
            some=sorted(filter(None, others))[:_SHOWN] or "none",
        )
    return CouncilError(what, fix)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
