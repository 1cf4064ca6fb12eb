"""Which columns does a recipe name that its files do not have, in all sections at once but [[assets]]?

Asked only after a reader has met the first of them: to open every file once more costs nothing then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import MissingColumnError, WithinReachError
from geo.wording import Wording, worded
from layers.places.postcode_files import postcode_files
from layers.recipes.checks import is_map_file
from layers.recipes.model import CouncilSection, CountsSection, Recipe, Section, SmallAreasSection
from layers.residents.tables import with_ages
from layers.residents.uprns import header_columns
from layers.tables.delimited import rows_of_bytes
from layers.tables.headed import headed_rows, rows_below_header
from layers.wards.boundary_file import open_boundaries

_COLUMNS = ("easting", "northing", "longitude", "latitude")
_OF_POSTCODES = ("postcode", *_COLUMNS, "quality", "ward_code", "council_code", "po_box", "ended_on")
NamedColumns = Mapping[str, str]  # the column: the key that names it


@dataclass(frozen=True)
class _Named:
    """The columns that a section of a recipe names of one file."""

    section: str
    file: str
    keys: NamedColumns = field(repr=False)
    kind: str = ""  # "postcodes": a zip or folder too; "uprns": too long a table to be read for this


def all_missing_columns(error: MissingColumnError, recipe: Recipe, folder: Path) -> MissingColumnError:
    """The error with every wrong column of the recipe's sections, each with its key; itself where none is."""
    sentences = [sentence for named in _named(recipe) if (sentence := _sentence(named, folder))]
    if not sentences:
        return error
    what: Wording = sentences[0]
    if len(sentences) > 1:
        what = worded(
            "In {count} sections columns are named that the files do not have:\n{sentences}\n",
            count=len(sentences),
            sentences="\n".join(f"- {sentence}" for sentence in sentences),
        )
    return MissingColumnError(what, "Correct the column names in the recipe, or the headers of the files.")


def _sentence(named: _Named, folder: Path) -> Wording | None:
    try:
        _open(named, folder / named.file)
    except MissingColumnError as error:
        values = error.what.values if isinstance(error.what, Wording) else {}
        missing = values.get("missing")
        there = values.get("header", values.get("there"))
        if not isinstance(missing, list) or not isinstance(there, list):
            return None
        keys = list(dict.fromkeys(named.keys.get(column, column) for column in missing))
        return worded(
            "{file} has no {missing} column, which {section} names as {keys}; it has {there}.",
            file=values.get("file", Path(named.file).name),
            missing=missing,
            section=named.section,
            keys=keys,
            there=there,
        )
    except WithinReachError:
        return None  # what else is wrong with it is for its own reader to say
    return None


def _open(named: _Named, path: Path) -> None:
    columns = list(named.keys)
    if named.kind == "postcodes":
        for table in postcode_files(path)[:1]:
            rows_below_header(rows_of_bytes(table.opener, name=table.name), columns, file=table.name)
    elif named.kind == "uprns":
        header_columns(path, columns)
    elif is_map_file(path.name):
        file = open_boundaries(path)
        wide = with_ages({column: column for column in columns}, file.columns)
        file.need([column for column in columns if wide[column] == column])
    else:
        headed_rows(path, columns)


def _named(recipe: Recipe) -> Iterator[_Named]:
    wards, areas = recipe.wards, recipe.small_areas
    second = {column: f"second_names {language}" for language, column in wards.second_names.items()}
    yield _Named("[wards]", wards.file, {**_keys(wards, "code", "name", "council"), **second})
    yield _Named("[small_areas]", areas.file, {**_keys(areas, "code", "council"), **_of_counts(areas)})
    for name, council in (("[wards]", wards.council), ("[small_areas]", areas.council)):
        if isinstance(council, CouncilSection):
            yield _Named(f"council of {name}", council.file, _keys(council, "code", "council"))
    if areas.centroids:
        places = () if is_map_file(areas.centroids.file) else _COLUMNS
        keys = _keys(areas.centroids, "code", *places)
        yield _Named("[small_areas.centroids]", areas.centroids.file, keys)
    for number, counts in enumerate(recipe.counts, start=1):
        section = f"[[counts]] number {number}"
        yield _Named(section, counts.file, {**_keys(counts, "code"), **_of_counts(counts)})
        if counts.lookup:
            keys = {counts.lookup.from_: "from", counts.lookup.to: "to"}
            yield _Named(f"lookup of {section}", counts.lookup.file, keys)
    if recipe.postcodes.format is None:
        keys = _keys(recipe.postcodes, *_OF_POSTCODES)
        yield _Named("[postcodes]", recipe.postcodes.file, keys, kind="postcodes")
    if recipe.postcodes.ended:
        ended = recipe.postcodes.ended
        yield _Named("[postcodes.ended]", ended.file, _keys(ended, "postcode", "ended"))
    if recipe.uprns and not is_map_file(recipe.uprns.file):
        keys = _keys(recipe.uprns, *_COLUMNS, "uprn")
        yield _Named("[uprns]", recipe.uprns.file, keys, kind="uprns")


def _keys(section: Section, *keys: str) -> dict[str, str]:
    """The columns under these keys of a section, as far as it has them."""
    values = {key: getattr(section, key) for key in keys}
    return {column: key for key, column in values.items() if isinstance(column, str)}


def _of_counts(section: SmallAreasSection | CountsSection) -> dict[str, str]:
    columns = {section.residents: "residents"} if section.residents else {}
    for our, theirs in section.groups.items():
        columns |= {column: f"groups {our}" for column in ((theirs,) if isinstance(theirs, str) else theirs)}
    columns |= {column: f"ranks {our}" for our, column in section.ranks.items()}
    if isinstance(section, CountsSection):
        columns |= dict.fromkeys(section.rows, "rows")
    return columns
