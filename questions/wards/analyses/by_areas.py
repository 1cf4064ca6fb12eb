"""By which areas of an office's own was an analysis asked, and are these still there?

A set is never changed, so its id says all. Of outlines and of lists of small areas a fingerprint is kept as
well, by which the same areas are known again when they are brought in anew; of a list of postcodes nothing
but the id, which is drawn by lot: not its name, not the names of its areas, and never a postcode.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from layers.analyses.model import AnalysisContent
from layers.area import Area
from layers.zones.fingerprint import fingerprint_of, same_set
from layers.zones.model import ZoneForm, ZoneSet
from layers.zones.zoned_area import zones_of
from questions.wards.analyses.choices import ChoiceError

AREAS: Final = "areas"  # the parameter of the page's address, and what the data of an analysis call them


@dataclass(frozen=True)
class AreasUsed:
    """The set of areas by which an answer is."""

    set_id: str
    form: str  # a ``ZoneForm``
    name: str = ""  # "" of a list of postcodes, like the fingerprint
    fingerprint: str = ""

    def record(self) -> dict[str, str]:
        """The same as JSON has it."""
        return {"set_id": self.set_id, "form": self.form, "name": self.name, "fingerprint": self.fingerprint}


def areas_used(area: Area) -> AreasUsed | None:
    """The set by which a place is asked for; None for its wards."""
    placed = zones_of(area)
    if placed is None:
        return None
    zone_set = placed.zone_set
    name = "" if zone_set.form is ZoneForm.POSTCODES else zone_set.name
    return AreasUsed(zone_set.set_id, str(zone_set.form), name, fingerprint_of(zone_set))


def areas_address(area: Area) -> dict[str, str]:
    """The choice of areas as an address holds it: nothing for wards."""
    used = areas_used(area)
    return {} if used is None else {AREAS: used.set_id}


def areas_of_record(record: Mapping[str, Any]) -> AreasUsed | None:
    """By which areas data that were kept are; None for wards."""
    part = record.get(AREAS)
    return None if part is None else AreasUsed(**part)


def set_of(content: AnalysisContent, sets: Iterable[ZoneSet]) -> ZoneSet | None:
    """The set by which an analysis is opened again, of those that are kept here; None for wards.

    Raises
    ------
    ChoiceError
        It is not there any more, and no other has the same areas.
    """
    set_id = content.choices.get(AREAS, "")
    if not set_id:
        return None
    used = areas_of_record(content.data_used) or AreasUsed(set_id, str(ZoneForm.POSTCODES))
    zone_set = same_set(sets, set_id, used.fingerprint)
    if zone_set is None:
        raise _gone(used)
    return zone_set


def choices_here(content: AnalysisContent, sets: Iterable[ZoneSet]) -> dict[str, str]:
    """The choices of an analysis with the id that its areas have here; raises as ``set_of`` does."""
    zone_set = set_of(content, sets)
    others = {name: word for name, word in content.choices.items() if name != AREAS}
    return others if zone_set is None else {**others, AREAS: zone_set.set_id}


def _gone(used: AreasUsed) -> ChoiceError:
    if used.form == ZoneForm.POSTCODES:
        return ChoiceError(
            "The list of postcodes by which the analysis was asked is not kept here any more.",
            "Its figures stay as they were kept, and cannot be worked out anew: of such a list nothing is "
            "kept by which it could be known again.",
        )
    return ChoiceError(
        "The areas “{name}” by which the analysis was asked are not kept here any more.",
        "Bring in the same areas again, and it opens; the figures that were kept stay as they are.",
        name=used.name,
    )
