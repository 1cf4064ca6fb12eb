"""What is published of an analysis? Plain values, for the tables under the views and for a service alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class PublishedAnalysis:
    """One named analysis, without whoever kept it."""

    analysis_id: str
    analysis: str  # its name
    area: str
    area_title: str
    pace: str
    minutes: int
    with_unchecked: bool
    as_of: date
    attribution: str


@dataclass(frozen=True)
class WardFigure:
    """One ward in one answer of an analysis; ``figures`` as JSON has it, without what is not known."""

    figure_id: str
    analysis_id: str
    answer: str  # "first", "second" or "cell"
    kinds: str
    resident_group: str
    pace: str
    ward_code: str
    as_of: date
    figures: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class PublishedWard:
    """One ward of an area as it is now."""

    area: str
    ward_code: str
    ward_name: str
    outline: bytes = field(repr=False)  # a multipolygon in longitude and latitude, WKB
    outline_json: str = field(repr=False)  # the same as GeoJSON
    attribution: str


@dataclass(frozen=True)
class PublishedFigures:
    """All that is published of kept analyses."""

    analyses: tuple[PublishedAnalysis, ...] = ()
    figures: tuple[WardFigure, ...] = field(default=(), repr=False)  # by ``figure_id``
    wards: tuple[PublishedWard, ...] = field(default=(), repr=False)
