"""Several days of the register as files: a row for each day and ward, the rest apart."""

from typing import Any

from layers.area import Area
from presentation.printing.own_columns import own_records
from presentation.printing.tidy import about_records, as_csv, as_workbook, records_of
from presentation.words.area_noun import noun_of
from presentation.words.wards.provenance import provenance
from questions.wards.trend.model import WardTrend


def trend_records(trend: WardTrend) -> list[dict[str, Any]]:
    """Each day and ward as plain values; what is not known is None, never 0."""
    return own_records(records_of(trend.wards), own_areas=trend.days[-1].gaps.own_areas)


def whole_records(trend: WardTrend) -> list[dict[str, Any]]:
    """The whole area, a row for each day."""
    return records_of(trend.whole.drop(columns=["ward_code", "ward_name", "readiness"]))


def change_records(trend: WardTrend) -> list[dict[str, Any]]:
    """Every place that is not as it was, with the two days between which it changed."""
    return records_of(trend.changes)


def about_of(area: Area, trend: WardTrend) -> list[dict[str, Any]]:
    """What was asked, of which data; what the register knew on each day."""
    about = dict(provenance(area, trend.days[-1].gaps))
    for day in trend.days:
        dated = provenance(area, day.gaps)
        about[f"register_completeness: {day.day.isoformat()}"] = dated["register_completeness"]
    return about_records(about)


def trend_csv(trend: WardTrend) -> str:
    """A row for each day and ward, and nothing else."""
    return as_csv(trend_records(trend))


def trend_area_csv(trend: WardTrend) -> str:
    """A row for each day of the whole area."""
    return as_csv(whole_records(trend))


def trend_changes_csv(trend: WardTrend) -> str:
    """A row for each place that changed."""
    return as_csv(change_records(trend))


def trend_about_csv(area: Area, trend: WardTrend) -> str:
    """What was asked, a row for each thing."""
    return as_csv(about_of(area, trend))


def trend_book(area: Area, trend: WardTrend) -> bytes:
    """All four, each on a sheet of its own."""
    return as_workbook(
        {
            f"days and {noun_of(area).key}s": trend_records(trend),
            "whole area": whole_records(trend),
            "places that changed": change_records(trend),
            "what was asked": about_of(area, trend),
        }
    )
