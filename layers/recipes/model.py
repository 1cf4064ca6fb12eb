"""What is an area made from? A recipe, read from TOML and checked in full: every mistake told at once."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    Tag,
    ValidationError,
)

from geo.errors import WithinReachError
from geo.wording import counted, worded
from layers.recipes import checks
from layers.recipes.asset_sections import (
    AnyAssets,
    AssetsFromStreets as AssetsFromStreets,
    AssetsSection as AssetsSection,
)
from layers.recipes.sections import (
    NOT_KNOWN as NOT_KNOWN,
    FileName,
    Section as Section,
    Sourced as Sourced,
    Text,
)

USUAL_MARGIN_M: Final = 2_500.0  # how far beyond the wards streets are taken, where a recipe does not say
Columns = Text | Annotated[tuple[Text, ...], Field(min_length=1, strict=False)]
GroupNames = Annotated[dict[str, Columns], AfterValidator(checks.group_names)]
RankNames = Annotated[dict[str, Text], AfterValidator(checks.group_names)]


class RecipeError(WithinReachError, ValueError):
    """A recipe that cannot be used; ``mistakes`` has a sentence for each."""

    def __init__(self, what: str, fix: str, mistakes: tuple[str, ...] = ()) -> None:
        super().__init__(what, fix)
        self.args = (what, fix, mistakes)
        self.mistakes = mistakes

    def __str__(self) -> str:
        return f"{self.what}\n{self.fix}" if self.mistakes else super().__str__()


class AreaSection(Section):
    """[area]: what the place is called, whose it is and how it is measured."""

    name: Annotated[str, AfterValidator(checks.area_name)]
    title: Text
    council: Text | None = None
    crs: Annotated[str, AfterValidator(checks.crs_in_metres)] = "EPSG:27700"
    margin_m: Annotated[float, Field(ge=0, le=20_000)] = USUAL_MARGIN_M
    postcode_areas: tuple[Annotated[str, AfterValidator(checks.postcode_area)], ...] = Field(
        default=(), strict=False
    )
    made_up: bool = False


class StreetsSection(Sourced):
    """[streets]: an OpenStreetMap extract, or GraphML of OSMnx; what it is known to be, if it is."""

    sha256: Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")] | None = None
    nodes: Annotated[int, Field(ge=0)] | None = None
    ways: Annotated[int, Field(ge=0)] | None = None
    relations: Annotated[int, Field(ge=0)] | None = None


class CouncilSection(Section):
    """council: a table that says to which council each ward, or each small area, belongs."""

    file: FileName
    code: Text
    council: Text


def _kind_of_council(value: Any) -> str:
    return "table" if isinstance(value, dict | CouncilSection) else "column"


Council = Annotated[
    Annotated[Text, Tag("column")] | Annotated[CouncilSection, Tag("table")], Discriminator(_kind_of_council)
]


class WardsSection(Sourced):
    """[wards]: boundaries, .geojson, .gpkg or .shp."""

    code: Text
    name: Text
    council: Council | None = None
    second_names: Annotated[dict[str, Text], AfterValidator(checks.languages)] = Field(default_factory=dict)
    accuracy_m: Annotated[float, Field(ge=0)] = 0.0


class CentroidsSection(Section):
    """[small_areas.centroids]: where the people of each small area are; a map file says so by itself."""

    file: FileName
    code: Text
    easting: Text | None = None
    northing: Text | None = None
    longitude: Text | None = None
    latitude: Text | None = None


class SmallAreasSection(Sourced):
    """[small_areas]: boundaries within which residents are counted, with counts."""

    code: Text
    vintage: Text
    council: Council | None = None
    residents: Text | None = None
    groups: GroupNames = Field(default_factory=dict)
    ranks: RankNames = Field(default_factory=dict)
    accuracy_m: Annotated[float, Field(ge=0)] = 0.0
    centroids: CentroidsSection | None = None


class LookupSection(Section):
    """lookup: which small area of the one vintage became which of the other."""

    file: FileName
    from_: Text = Field(alias="from")
    to: Text


class CountsSection(Sourced):
    """[[counts]]: more counts of residents, perhaps on small areas of another vintage."""

    title: Text | None = None
    code: Text
    vintage: Text
    residents: Text | None = None
    groups: GroupNames = Field(default_factory=dict)
    ranks: RankNames = Field(default_factory=dict)
    rows: dict[Text, str] = Field(default_factory=dict)
    lookup: LookupSection | None = None


class EndedSection(Section):
    """[postcodes.ended]: postcodes that have ended, and when."""

    file: FileName
    postcode: Text
    ended: Text


class PostcodesSection(Sourced):
    """[postcodes]: Code-Point Open as supplied, or a CSV with named columns; also a folder or zip of such."""

    format: Literal["code-point-open"] | None = None
    postcode: Text | None = None
    easting: Text | None = None
    northing: Text | None = None
    longitude: Text | None = None
    latitude: Text | None = None
    quality: Text | None = None
    ward_code: Text | None = None
    council_code: Text | None = None
    po_box: Text | None = None
    ended_on: Text | None = None
    ended: EndedSection | None = None


class UprnsSection(Sourced):
    """[uprns]: a point for every address, without its text, as OS Open UPRN has them: CSV or GeoPackage."""

    uprn: Text | None = None
    easting: Text | None = None
    northing: Text | None = None
    longitude: Text | None = None
    latitude: Text | None = None


class ReliefSection(Sourced):
    """[relief]: heights, as ASCII grids of OS Terrain 50: a folder or zip of tiles, or one of them."""


class BusesSection(Sourced):
    """[buses]: a bus timetable, GTFS as a zip."""


class RidesSection(Sourced):
    """[[rides]]: dial-a-ride and lifts, as polygons (.geojson, .gpkg, .shp) or GTFS-Flex as a zip."""


class Recipe(Section):
    """What an area is made from: one section per layer. ``docs/recipes.md`` explains every key."""

    area: AreaSection
    streets: StreetsSection
    wards: WardsSection
    small_areas: SmallAreasSection
    counts: tuple[CountsSection, ...] = Field(default=(), strict=False)
    postcodes: PostcodesSection
    uprns: UprnsSection | None = None
    relief: ReliefSection | None = None
    buses: BusesSection | None = None
    rides: tuple[RidesSection, ...] = Field(default=(), strict=False)
    assets: tuple[AnyAssets, ...] = Field(default=(), strict=False)


def load_recipe(path: Path) -> Recipe:
    """Read and check a recipe.

    Raises
    ------
    RecipeError
        There is no such file, it is not TOML, or anything in it is wrong: unknown or missing keys, wrong
        types, names that cannot be used, sections that do not fit together. All of it is told at once.
    """
    raw = _read_toml(path)
    mistakes = list(checks.across_sections(raw))
    try:
        recipe = Recipe.model_validate(raw)
    except ValidationError as error:
        mistakes = [checks.sentence(fault, Recipe) for fault in error.errors()] + mistakes
    if not mistakes:
        return recipe
    raise RecipeError(
        counted(
            "{count} thing is wrong in {file}:\n{mistakes}",
            "{count} things are wrong in {file}:\n{mistakes}",
            len(mistakes),
            file=path.name,
            mistakes="\n".join(f"- {mistake}" for mistake in mistakes),
        ),
        "Put this right and run prepare again; docs/recipes.md explains every key.",
        tuple(mistakes),
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise RecipeError(
            worded(
                "There is no recipe {path_name} that can be read in {parent_name}.",
                path_name=path.name,
                parent_name=path.parent.name or "this folder",
            ),
            "Name the recipe's file, like recipes/newport.toml.",
        ) from None
    except UnicodeDecodeError:
        raise RecipeError(
            worded("{path_name} is not a text file in UTF-8.", path_name=path.name), "Save it as UTF-8 text."
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RecipeError(
            worded(
                "{path_name} is not TOML: {error}{error_2}.",
                path_name=path.name,
                error=str(error)[:1].lower(),
                error_2=str(error)[1:],
            ),
            "Compare that line with recipes/newport.toml: text stands in quotes, sections in [brackets].",
        ) from None
