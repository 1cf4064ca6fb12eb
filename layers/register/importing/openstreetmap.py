"""Which assets does an area's pack hold, from OpenStreetMap and its lists, as records of the register?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from geo.crs import to_lonlat
from layers.places.second_names import NAME_COLUMNS
from layers.register.model import ALSO_LISTED, Asset, PlacedBy, Status
from layers.register.rules import MOST_PLACES, read_helpers
from layers.tables.cells import read_known, read_whole_number
from layers.tables.prices_and_ages import read_ages, read_price
from layers.tables.report import SourceReport
from layers.times.reading.read import read_times
from layers.times.session import Known


class AreaOfAssets(Protocol):
    """What is asked of an area: ``layers.area.Area`` has it."""

    @property
    def crs(self) -> str:
        """The coordinate system of the assets, in metres."""

    @property
    def assets(self) -> Any:
        """The frame that ``layers/assets/model.py`` describes."""

    @property
    def sources(self) -> Iterable[SourceReport]:
        """What was read of each source, with its licence and date."""


def assets_of_area(area: AreaOfAssets, *, only_source: str = "") -> tuple[Asset, ...]:
    """The assets of an area's pack as records of the register, with their sources' licences and dates.

    ``only_source`` keeps those of one source by its title, such as "OpenStreetMap". Opening hours that say
    more than weekly sessions can are kept in words, and stand in ``when_unread``.
    """
    table = area.assets if not only_source else area.assets[area.assets["source"] == only_source]
    reports = {report.title: report for report in area.sources if report.layer == "assets"}
    lon, lat = to_lonlat(table.geometry.x.to_numpy(), table.geometry.y.to_numpy(), crs=area.crs)
    points = zip(lon.round(7).tolist(), lat.round(7).tolist(), strict=True)
    rows = zip(table.drop(columns="geometry").to_dict("records"), points, strict=True)
    return tuple(_asset(row, point, reports) for row, point in rows)


def _asset(row: dict[str, Any], point: tuple[float, float], reports: Mapping[str, SourceReport]) -> Asset:
    report = reports.get(row["source"])
    also = [title for title in row.get("also_from", "").split("; ") if title]  # lists that know it too
    theirs = [reports[title] for title in (row["source"], *also) if title in reports]
    times = read_times(row["when"])
    ages = read_ages(row.get("ages", ""))
    for_whom = [row.get("for_whom", ""), "" if ages else row["ages"]]
    return Asset(
        asset_id=row["asset_id"],
        name=row["name"],
        organisation=row["organisation"],
        kind=row["kind"],
        interests=tuple(filter(None, map(str.strip, row.get("interests", "").split(";")))),
        description=row["description"],
        longitude=point[0],
        latitude=point[1],
        placed_by=PlacedBy(row["location_from"]) if row["location_from"] in set(PlacedBy) else PlacedBy.POINT,
        address=row["address"],
        postcode=row["postcode"],
        near_street=row["near_street"],
        sessions=times.sessions,
        when=row["when"],
        when_unread=times.unread,
        status=Status.CLOSED if times.closed else Status.ACTIVE,
        minimum_age=ages.youngest if ages else None,
        maximum_age=ages.oldest if ages else None,
        for_whom="; ".join(filter(None, for_whom)),
        cost=row["cost"],
        price_pence=read_price(row["cost"]) if row["cost"] else None,
        places_a_week=read_whole_number(row.get("places_a_week", ""), most=MOST_PLACES),
        full=read_known(row.get("full", "")) or Known.UNKNOWN,
        helpers_wanted=read_helpers(row.get("helpers_wanted", "")) or Known.UNKNOWN,
        step_free=Known(row["step_free"]) if row["step_free"] in set(Known) else Known.UNKNOWN,
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        source=row["source"],
        source_id=row["asset_id"].partition("/")[2] or row["asset_id"],
        licence="; ".join(dict.fromkeys(each.licence for each in theirs)),
        attribution="; ".join(dict.fromkeys(each.attribution for each in theirs)),
        source_date=report.date if report else "",
        checked_on=_day(row["checked_on"]),
        more=(
            *((column, row[column]) for column in NAME_COLUMNS if row.get(column)),
            *((ALSO_LISTED, title) for title in also),
        ),
    )


def _day(text: str) -> date | None:
    """The day that a pack writes; what is no day is not known, and must not shut the whole area out."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
