"""What does the catalogue say of one source of open data?"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from layers.councils.model import Nation
from layers.recipes.checks import file_name

Form = Literal["feature_service", "nomis", "file", "os_downloads", "extracts", "overpass"]

BY_HAND: Final = "overpass"  # a form that is asked for one small place, never for a council


def _https(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.username:
        raise PydanticCustomError("wrong", f'cannot be "{value}": give a whole https:// address')
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise PydanticCustomError("wrong", f'has "{value}", which is no pattern: {error}') from None
    return value


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", value):
        raise PydanticCustomError("wrong", f'cannot be "{value}": use a-z, 0-9 and _, at most 40')
    return value


Address = Annotated[str, AfterValidator(_https)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Text = Annotated[str, Field(min_length=1)]
Tuple = Field(default=(), strict=False)


class DataSource(BaseModel):
    """One public data set: where it is, what comes back, whose it is, and how it is checked."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: Annotated[str, AfterValidator(_identifier)]
    title: Text
    layer: Text  # wards, small_areas, centroids, lookup, residents, deprivation, postcodes, streets, assets …
    nations: tuple[Nation, ...] = Field(min_length=1, strict=False)
    needed: bool = False  # without it nothing is prepared; else it is welcome
    form: Form
    address: Address
    hosts: tuple[Text, ...] = Tuple  # to which hosts its address may lead on
    file: Annotated[str, AfterValidator(file_name)]  # what it is called in a folder
    page: Address  # where a person finds it
    licence: Text
    attribution: Text
    edition: str = ""
    date: datetime.date | None = None
    verified: bool = False  # whether the real server has answered so to this program
    note: str = ""
    fresh_days: Annotated[int, Field(ge=0)] = 30
    about_bytes: Annotated[int, Field(ge=0)] = 0  # about how large, for who decides whether to fetch
    most_bytes: Annotated[int, Field(gt=0)] = 100_000_000
    columns: dict[str, Pattern] = Field(default_factory=dict)  # what it is for us -> how its column is called
    rows_at_least: Annotated[int, Field(ge=0)] = 0
    members: Annotated[str, AfterValidator(_pattern)] = ""  # files that an archive must hold
    members_at_least: Annotated[int, Field(ge=0)] = 0

    totals: Address | Literal[""] = ""  # the same table of whole councils, with which its sums are compared

    # feature services (ArcGIS)
    services: tuple[Text, ...] = Tuple  # the newest first
    service_pattern: Annotated[str, AfterValidator(_pattern)] = ""
    geometry: Literal["areas", "points", "none"] = "areas"
    outline_services: tuple[Text, ...] = Tuple  # councils' outlines, for an edition that names no council
    among: str = ""  # id of the source whose small areas are asked for, where it cannot be asked by council

    # tables of Nomis
    areas: str = ""  # type of small area, like TYPE151
    sums: Literal["exact", "near", ""] = ""  # how the small areas add up to the council's own row

    @property
    def host(self) -> str:
        """The host that is asked."""
        return str(urlsplit(self.address).hostname)

    @property
    def edition_shown(self) -> str:
        """What is known of its age before anything is fetched."""
        return self.edition or (self.date.isoformat() if self.date else "")


@dataclass(frozen=True)
class Catalogue:
    """All sources, in the order in which they are fetched."""

    sources: tuple[DataSource, ...]
    own_file: str = ""  # the office's own, where there is one

    def of(self, nation: Nation) -> tuple[DataSource, ...]:
        """The sources of a nation from which a council is made: a small place's map is asked for by hand."""
        return tuple(each for each in self.sources if nation in each.nations and each.form != BY_HAND)

    @property
    def small_places(self) -> DataSource | None:
        """Where a small place's map is asked for; None where the catalogue has no such source."""
        return next((each for each in self.sources if each.form == BY_HAND), None)

    def source(self, source_id: str) -> DataSource:
        """The source of an id.

        Raises
        ------
        KeyError
            There is none.
        """
        return {each.id: each for each in self.sources}[source_id]

    @property
    def hosts(self) -> frozenset[str]:
        """Every host that may be asked: there are no others."""
        return frozenset(host for each in self.sources for host in (each.host, *each.hosts))
