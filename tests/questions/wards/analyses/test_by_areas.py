"""By which areas was an analysis asked? What is kept of them, and known again: never a postcode."""

import json
from dataclasses import replace

import pytest

from layers.analyses.model import AnalysisContent
from layers.zones.fingerprint import fingerprint_of
from layers.zones.placing import place_zones
from layers.zones.zoned_area import by_zones
from questions.wards.analyses.by_areas import (
    areas_address,
    areas_of_record,
    areas_used,
    choices_here,
    set_of,
)
from questions.wards.analyses.choices import ChoiceError, asking_part
from tests.layers.zones.village import POSTCODES, ground, listed, outlines, village

WEST, EAST = range(72), range(72, 144)


def content(area, **choices) -> AnalysisContent:
    """An analysis of a place as it is kept."""
    used = areas_used(area)
    return AnalysisContent(
        {"kinds": "cafe", **choices, **areas_address(area)}, {}, {"areas": used.record()} if used else {}
    )


def test_of_a_list_of_postcodes_nothing_is_kept_but_the_number_of_its_set(tmp_path) -> None:
    area, zone_set = village(tmp_path), listed("Clients of the day centre", mine=WEST, others=EAST)
    analysis = content(by_zones(area, place_zones(zone_set, area)))
    written = json.dumps([analysis.choices, analysis.data_used])
    assert areas_of_record(analysis.data_used) == areas_used(by_zones(area, place_zones(zone_set, area)))
    assert analysis.choices["areas"] == zone_set.set_id
    assert not [word for word in (*POSTCODES, "mine", "Clients") if word in written]
    assert fingerprint_of(zone_set) == ""
    assert set_of(analysis, [zone_set]) == zone_set
    with pytest.raises(ChoiceError, match=r"^The list of postcodes by which .* is not kept here any more"):
        set_of(analysis, [replace(zone_set, set_id="cd34")])  # the same list, brought in anew


def test_the_same_outlines_brought_in_anew_open_it_again_and_others_do_not(tmp_path) -> None:
    area = village(tmp_path)
    zone_set = outlines(West=ground(0, 0, 500, 1200), East=ground(500, 0, 1200, 1200))
    analysis = content(by_zones(area, place_zones(zone_set, area)), minutes="10")
    anew = replace(zone_set, set_id="cd34", name="Parishes again", by="CD")
    assert choices_here(analysis, [anew]) == {"kinds": "cafe", "minutes": "10", "areas": "cd34"}
    assert choices_here(analysis, [anew, zone_set])["areas"] == zone_set.set_id
    moved = replace(outlines(West=ground(0, 0, 600, 1200), East=ground(600, 0, 1200, 1200)), set_id="ef56")
    with pytest.raises(ChoiceError, match=r"^The areas “Ours” by which .* Bring in the same areas again"):
        choices_here(analysis, [moved])


def test_an_analysis_by_wards_has_no_areas(tmp_path) -> None:
    area = village(tmp_path)
    assert areas_used(area) is None
    assert areas_address(area) == {}
    assert set_of(content(area), []) is None
    assert choices_here(content(area), []) == {"kinds": "cafe"}


def test_figures_depend_on_the_areas() -> None:
    assert asking_part({"kinds": "cafe", "areas": "ab12", "figure": "share_three"}) == {
        "kinds": "cafe",
        "areas": "ab12",
    }
