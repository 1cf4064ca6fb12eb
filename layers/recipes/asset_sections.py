"""What does a recipe say of assets: those of the map, and lists of the area's own or of a whole nation?"""

from datetime import date as Date  # noqa: N812 - a section has a key called date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from layers.recipes import checks
from layers.recipes.sections import DateOrNot, FileName, Section, Text

Values = Annotated[tuple[str, ...], Field(min_length=1, strict=False)]


class AssetsFromStreets(Section):
    """[[assets]] from = "streets": what OpenStreetMap knows, by layers/assets/osm_kinds.csv."""

    from_: Literal["streets"] = Field(alias="from")


class EarlierList(Section):
    """[[assets.earlier]]: the same list as it stood on an earlier day, for the past of a made-up town."""

    file: FileName
    date: Date


class AssetsSection(Section):
    """[[assets]]: a list of assets in a table; ``national``: of a whole nation, most of it elsewhere."""

    file: FileName
    title: Text
    columns: Annotated[dict[str, Text], AfterValidator(checks.asset_columns)]
    kinds: dict[str, Text] = Field(default_factory=dict)
    only: dict[Text, Values] = Field(default_factory=dict)
    national: bool = False
    earlier: tuple[EarlierList, ...] = Field(default=(), strict=False)
    encoding: Text | None = None
    source_url: str = ""
    licence: str = ""
    attribution: str = ""
    date: DateOrNot = None

    @property
    def day(self) -> str:
        """The date of the data, ISO 8601; "" where the recipe does not say."""
        return self.date.isoformat() if self.date else ""


def _kind_of_assets(value: Any) -> str:
    from_ = value.get("from") if isinstance(value, dict) else getattr(value, "from_", None)
    return "streets" if from_ is not None else "list"


AnyAssets = Annotated[
    Annotated[AssetsFromStreets, Tag("streets")] | Annotated[AssetsSection, Tag("list")],
    Discriminator(_kind_of_assets),
]
