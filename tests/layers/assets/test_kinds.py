"""The tables of kinds, families and tag rules: what they say, and how a slip in them is told."""

from pathlib import Path

import pytest

from geo.errors import MissingColumnError
from layers.assets.kinds import FAMILIES_CSV, KINDS_CSV, load_kinds
from layers.assets.osm_rules import OSM_KINDS_CSV, load_osm_rules
from layers.assets.tables import KindsTableError

FAMILIES = ["food", "sport", "creative", "health", "faith", "green", "advice"]


def changed(path: Path, folder: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    copy = folder / path.name
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_every_kind_has_a_label_and_a_family_with_a_colour_and_a_symbol_of_its_own() -> None:
    kinds = load_kinds()
    assert len(kinds.kinds) == 47
    assert [family.key for family in kinds.families] == [
        "food",
        "sport",
        "creative",
        "health",
        "faith",
        "green",
        "advice",
    ]
    assert (
        len({family.colour for family in kinds.families})
        == len({family.symbol for family in kinds.families})
        == 7
    )
    assert kinds.label("lunch_club") == "Lunch club"
    assert kinds.plural("lunch_club") == "lunch clubs"
    family = kinds.family_of("lunch_club")
    assert family is not None
    assert family.label == "Food and company"


@pytest.mark.parametrize("word", ["cafe", "Café", "CAFÉS", "lunch-club", " Lunch  clubs", "Men’s shed"])
def test_a_kind_is_found_by_key_label_or_plural_in_any_case(word: str) -> None:
    assert load_kinds().find(word) in ("cafe", "lunch_club", "mens_shed")


def test_a_word_that_is_no_kind_is_not_found() -> None:
    kinds = load_kinds()
    assert kinds.find("zeppelin") is None
    assert kinds.family_of("zeppelin") is None
    assert kinds.label("zeppelin_dock") == "Zeppelin dock"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "pub,Pub,pubs,food",
            "pub,Pub,pubs,drink",
            r'row 4, column family: "drink" is not a family. Use',
        ),
        ("pub,Pub", "cafe,Pub", r'row 4, column key: The key "cafe" is already used in row 3'),
        ("pub,Pub", "Pub!,Pub", r'row 4, column key: "Pub!" cannot be a key'),
        ("pub,Pub", "pub,", r"row 4, column label: This cell is empty"),
    ],
)
def test_a_slip_in_the_kinds_is_told_by_row_and_column(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    with pytest.raises(KindsTableError, match=words):
        load_kinds(changed(KINDS_CSV, tmp_path, old, new))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("#D55E00", "orange", 'row 2, column colour: "orange" is not a colour'),
        ("circle", "blob", 'row 2, column symbol: "blob" is not a symbol'),
    ],
)
def test_a_slip_in_the_families_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(KindsTableError, match=words):
        load_kinds(KINDS_CSV, changed(FAMILIES_CSV, tmp_path, old, new))


def test_a_table_that_was_edited_is_read_again(tmp_path: Path) -> None:
    mine = changed(KINDS_CSV, tmp_path, "pub,Pub,", "pub,Pub,")
    before = load_kinds(mine)
    assert load_kinds(mine) is before
    mine.write_text(mine.read_text(encoding="utf-8").replace("pub,Pub,", "pub,Public house,"), "utf-8")
    assert load_kinds(mine).label("pub") == "Public house"


def test_a_column_or_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingColumnError, match=r"kinds.csv has no \"plural\" column; it has"):
        load_kinds(changed(KINDS_CSV, tmp_path, "plural", "many"))
    with pytest.raises(KindsTableError, match=r"There is no file gone\.csv"):
        load_kinds(tmp_path / "gone.csv")
    (tmp_path / "odd.csv").write_bytes(b"key,label\n\xe9,\n")
    with pytest.raises(KindsTableError, match=r"odd\.csv is not in UTF-8"):
        load_kinds(tmp_path / "odd.csv")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "amenity,library,,library,",
            "amenity,library,,bookery,",
            'column kind: "bookery" is not a kind',
        ),
        (
            "amenity,library,,library,",
            "amenity,library,,-,",
            "column note: This row leaves things out",
        ),
        ("amenity,library,,library,", "amenity,,,library,", "column value: This cell is empty"),
        (
            "amenity,library,,library,",
            "amenity,library,fun,library,",
            '"fun" is not a condition. Write',
        ),
        ("amenity,library,,library,", "amenity,library,fun=,library,", '"fun=" is not a condition'),
    ],
)
def test_a_slip_in_the_tag_rules_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(KindsTableError, match=words):
        load_osm_rules(load_kinds(), changed(OSM_KINDS_CSV, tmp_path, old, new))


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "community_centre"}, "community_centre"),
        ({"amenity": "community_centre", "community_centre": "warm_hub"}, "community_centre"),
        ({"amenity": "pub", "community_centre": "warm_hub"}, "pub"),
        ({"amenity": "cafe", "social_facility": "soup_kitchen"}, "cafe"),
        ({"amenity": "library", "name": "Malpas Library and Warm Space"}, "library"),
        ({"amenity": "place_of_worship", "social_facility": "food_bank"}, "place_of_worship"),
        ({"community_centre": "warm_hub"}, "warm_space"),
        ({"amenity": "social_facility", "community_centre": "warm_hub"}, "warm_space"),
        ({"office": "charity", "name": "Ringland Warm Hub"}, "warm_space"),
        ({"amenity": "social_facility", "social_facility": "day_care"}, "social_facility"),
        ({"amenity": "social_facility", "social_facility": "group_home"}, "social_facility"),
        ({"amenity": "social_facility", "social_facility": "food_bank"}, "food_bank"),
        ({"amenity": "social_facility", "social_facility": "nursing_home"}, "-"),
        ({"club": "sport", "sport": "rugby_union"}, "sports_club"),
        ({"club": "veterans"}, "social_club"),
        ({"club": "hiking"}, "walking_group"),
        ({"club": "bridge"}, "games_group"),
        ({"club": "scout"}, "youth_group"),
        ({"leisure": "dance"}, "dance_group"),
        ({"amenity": "pub", "name": "Maindee Conservative Club"}, "social_club"),
        ({"amenity": "pub", "name": "The Red Lion"}, "pub"),
        ({"leisure": "sports_centre"}, "sports_centre"),
        ({"leisure": "pitch", "sport": "bowls"}, "pitch"),
        ({"leisure": "swimming_pool", "access": "private"}, "-"),
        ({"leisure": "swimming_pool"}, "-"),
        ({"leisure": "swimming_pool", "name": "City Baths"}, "swimming_pool"),
        ({"amenity": "library"}, "library"),
        ({"amenity": "place_of_worship", "religion": "muslim"}, "place_of_worship"),
        ({"amenity": "pharmacy", "shop": "chemist"}, "pharmacy"),
        ({"amenity": "doctors"}, "surgery"),
        ({"healthcare": "centre"}, "surgery"),
        ({"amenity": "clinic", "name": "Laser Clinic"}, "-"),
        ({"amenity": "dentist"}, "dentist"),
        ({"amenity": "hospital"}, "hospital"),
        ({"amenity": "cafe"}, "cafe"),
        ({"leisure": "park"}, "park"),
        ({"leisure": "playground"}, "playground"),
        ({"landuse": "allotments"}, "allotment"),
        ({"leisure": "garden", "name": "Cedar Garden"}, "garden"),
        ({"leisure": "garden"}, "-"),
        ({"leisure": "nature_reserve"}, "nature"),
        ({"amenity": "toilets"}, "toilets"),
        ({"amenity": "toilets", "access": "customers"}, "-"),
        ({"amenity": "post_office"}, "post_office"),
        ({"tourism": "museum"}, "arts_venue"),
        ({"amenity": "theatre"}, "arts_venue"),
        ({"office": "charity", "name": "Citizens Advice Newport"}, "advice"),
        ({"amenity": "community_centre", "name": "Pill Luncheon Club"}, "lunch_club"),
        ({"club": "yes", "name": "Maindee Men's Shed"}, "mens_shed"),
        ({"amenity": "social_facility", "social_facility": "soup_kitchen"}, "soup_kitchen"),
        (
            {"social_facility": "food_bank", "name": "Soup Kitchen"},
            "soup_kitchen",
        ),
        ({"amenity": "clinic"}, "clinic"),
        ({"amenity": "clinic", "healthcare": "osteopath"}, "clinic"),
        ({"amenity": "clinic", "healthcare": "physiotherapist"}, "clinic"),
        ({"amenity": "clinic", "healthcare": "optometrist", "shop": "optician"}, "clinic"),
        (
            {"healthcare": "clinic", "healthcare:speciality": "chiropractic"},
            "clinic",
        ),
        ({"amenity": "doctors", "healthcare": "podiatrist"}, "clinic"),
        ({"amenity": "doctors", "name": "Hill Street Osteopaths"}, "clinic"),
        ({"healthcare": "doctor", "healthcare:speciality": "osteopathy"}, "clinic"),
        ({"amenity": "clinic", "name": "Mill Lane Physio & Sports Injuries"}, "clinic"),
        ({"amenity": "clinic", "name": "St Anne's Medical Centre"}, "surgery"),
        ({"amenity": "clinic", "healthcare": "clinic", "healthcare:speciality": "general"}, "surgery"),
        ({"amenity": "clinic", "healthcare": "doctor"}, "surgery"),
        ({"amenity": "clinic", "healthcare": "dentist"}, "dentist"),
        ({"healthcare": "clinic", "name": "Bright Smile Dental Clinic"}, "dentist"),
        ({"amenity": "clinic", "healthcare": "physiotherapist;osteopath"}, "clinic"),
        ({"amenity": "public_building"}, "-"),
        ({"amenity": "public_building", "name": "Fenwick Council Offices"}, "-"),
        ({"amenity": "public_building", "office": "government", "name": "Riverside House"}, "-"),
        ({"amenity": "public_building", "name": "Ashby Village Hall"}, "community_centre"),
        ({"amenity": "community_centre", "office": "government"}, "-"),
        ({"amenity": "community_centre", "government": "register_office"}, "-"),
        ({"amenity": "community_centre", "name": "Jobcentre Plus"}, "-"),
        ({"amenity": "community_centre", "name": "Old Courthouse Community Centre"}, "community_centre"),
        ({"building": "community_centre", "name": "County Hall", "office": "government"}, "-"),
        ({"office": "government"}, None),
        ({"amenity": "townhall", "name": "Civic Centre"}, None),
        ({"amenity": "bar", "name": "Elmsworth Cricket Club"}, "sports_club"),
        ({"amenity": "pub", "name": "Ropery Rugby Football Club"}, "sports_club"),
        ({"amenity": "bar", "name": "The Sightscreen", "operator": "Elmsworth Cricket Club"}, "sports_club"),
        ({"amenity": "bar", "sport": "cricket"}, "sports_club"),
        ({"amenity": "bar", "club": "sport"}, "sports_club"),
        ({"amenity": "pub", "name": "The Cricketers"}, "pub"),
        ({"amenity": "pub", "name": "The Lion", "sport": "darts;billiards"}, "pub"),
        ({"club": "bowls"}, "sports_club"),
        ({"amenity": "parking"}, None),
        ({"shop": "supermarket"}, None),
    ],
)
def test_tags_mean_the_kinds_that_the_table_says(tags: dict[str, str], kind: str | None) -> None:
    rule = load_osm_rules(load_kinds()).match(tags)
    assert (rule.kind if rule else None) == kind


def test_one_of_several_values_is_enough(tmp_path: Path) -> None:
    rules = load_osm_rules(load_kinds())
    rule = rules.match({"amenity": "cafe; library"})
    assert rule is not None
    assert rule.kind == "library"
