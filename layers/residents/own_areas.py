"""Which boundaries of small areas lie here, and which of them are the council's own?"""

from pathlib import Path

import shapely

from layers.recipes.model import CouncilSection, CountsSection, Recipe, SmallAreasSection
from layers.residents.tables import columns_of, with_ages
from layers.wards.boundaries import Boundaries, BoundaryPart, read_boundaries
from layers.wards.boundary_file import open_boundaries
from layers.wards.council import Whose, codes_in_table, council_values

RESIDENTS = "residents"


def names_of(section: SmallAreasSection | CountsSection) -> dict[str, str | tuple[str, ...]]:
    """Our name of every number that a section has, and the columns that make it up."""
    residents = {RESIDENTS: section.residents} if section.residents else {}
    return {**residents, **section.groups, **section.ranks}


def read_boundaries_here(data_folder: Path, recipe: Recipe, *, keep: shapely.Geometry) -> Boundaries:
    """The boundaries of [small_areas] whose envelopes meet that of ``keep``, polygon in the area's CRS.

    Raises
    ------
    BoundaryFileError, MissingColumnError, CrsMismatchError
        The file cannot be used.
    """
    section = recipe.small_areas
    path = data_folder / section.file
    names = with_ages(names_of(section), open_boundaries(path).columns)
    part = BoundaryPart(bounds=tuple(shapely.bounds(keep)))
    return read_boundaries(path, code=section.code, columns=columns_of(names), crs=recipe.area.crs, part=part)


def own_small_areas(data_folder: Path, recipe: Recipe) -> frozenset[str] | None:
    """The codes of the council's own small areas; None where the recipe's files do not say which these are.

    Raises
    ------
    CouncilError, BoundaryFileError, TableFileError, MissingColumnError
        They should, and have none of the council.
    """
    section, council = recipe.small_areas, recipe.area.council
    if council is None or section.council is None:
        return None
    if isinstance(section.council, CouncilSection):
        return frozenset(codes_in_table(data_folder, section.council, council))
    file = open_boundaries(data_folder / section.file)
    whose = Whose(council, section.council, "small_areas", section.code)
    column, values = council_values(file, whose, data_folder=data_folder)
    table = file.values([section.code, column]).astype(str)
    return frozenset(table[section.code][table[column].isin(values)].str.strip())
