"""Which street is a home's own? Small places drawn around one home, prepared and asked as any other."""

import pytest

from questions.walks.near_person import OriginStatus
from tests.layers.home_place import case, from_home, place_with, walks_m

STREET = {"highway": "residential"}


def library(osm, x, y, name="Library"):
    osm.point(x, y, {"amenity": "library", "name": name})


@pytest.mark.parametrize(
    ("name", "expected_m"),
    [
        ("private-estate", {"High Street Library": 395, "Back Lane Hall": 1595}),
        ("private-residents", {"High Street Library": 395, "Back Lane Hall": 1595}),
        ("private-gate-locked", {"High Street Library": 395, "Back Lane Hall": 1595}),
        ("under-bridge", {"Quay Library": 42, "Far Hall": 2142}),
        ("under-tunnel", {"Quay Library": 42, "Far Hall": 2142}),
        ("lane-round-canal", {"Own Bank Library": 150, "Far Bank Hall": 1120}),
    ],
)
def test_a_home_leaves_by_its_own_street(name, expected_m, tmp_path):
    assert walks_m(from_home(case(name, tmp_path))) == expected_m


def test_a_park_of_homes_is_reached_along_its_private_road(tmp_path):
    answer = from_home(case("private-park-homes", tmp_path))
    assert answer.status is OriginStatus.JUDGED
    assert walks_m(answer) == {"High Street Library": 735}


# Two parallel streets 200 m apart, joined 1 km away; a close runs up from the southern one to 30 m short of
# the northern one, where the home stands beside its head.
def two_streets(osm):
    osm.line([(0, 0), (500, 0), (1500, 0)], {**STREET, "name": "South Street"})
    osm.line([(0, 200), (500, 200), (1500, 200)], {**STREET, "name": "North Street"})
    osm.line([(1500, 0), (1500, 200)], {**STREET, "name": "East Road"})
    library(osm, 400, -10, "South Library")
    library(osm, 510, 210, "North Library")


def close(osm, tags, *, gate=None):
    mouth = (500, 5) if gate else (500, 0)
    if gate:
        osm.point(*mouth, gate)
    osm.line([(500, 0), *([mouth] if gate else []), (500, 170)], {**STREET, **tags})


@pytest.mark.parametrize(
    "tags",
    [
        {"access": "private"},
        {"access": "residents"},
        {"access": "permit"},
        {"foot": "private"},
        {"access": "no", "foot": "residents"},
        {"highway": "service", "service": "driveway", "access": "private"},
        {"highway": "service", "access": "private", "name": "Mews"},
        {"highway": "unclassified", "access": "private;permit"},
        {"highway": "track", "access": "agricultural", "name": "Farm Lane"},
    ],
)
def test_who_lives_on_a_private_way_walks_out_along_it(tags, tmp_path):
    def draw(osm):
        two_streets(osm)
        close(osm, tags)

    area = place_with(tmp_path, draw, home=(495, 165))
    assert walks_m(from_home(area)) == {
        "South Library": 5 + 165 + 100 + 10,
        "North Library": 5 + 165 + 1000 + 200 + 990 + 10,
    }


@pytest.mark.parametrize(
    "tags", [{"access": "no"}, {"access": "military"}, {"foot": "no"}, {"access": "private", "foot": "no"}]
)
def test_nobody_starts_from_a_way_that_is_closed(tags, tmp_path):
    def draw(osm):
        two_streets(osm)
        close(osm, tags)

    area = place_with(tmp_path, draw, home=(495, 165))
    assert walks_m(from_home(area))["North Library"] == 35 + 15 + 10


@pytest.mark.parametrize(
    "gate",
    [
        {"barrier": "gate", "access": "private"},
        {"barrier": "gate", "locked": "yes"},
        {"barrier": "lift_gate", "foot": "residents"},
        {"barrier": "swing_gate", "access": "permit"},
        {"entrance": "yes", "access": "private"},
    ],
)
def test_who_lives_behind_a_gate_has_its_key(gate, tmp_path):
    def draw(osm):
        two_streets(osm)
        close(osm, {}, gate=gate)

    area = place_with(tmp_path, draw, home=(495, 165))
    assert walks_m(from_home(area))["South Library"] == 5 + 165 + 100 + 10


def test_a_private_way_is_no_short_cut_for_the_neighbours(tmp_path):
    def draw(osm):
        two_streets(osm)
        osm.line([(500, 0), (500, 200)], {**STREET, "access": "private"})

    area = place_with(tmp_path, draw, home=(480, -5))
    assert walks_m(from_home(area))["North Library"] == 5 + 1020 + 200 + 990 + 10


def test_the_yard_of_a_works_is_nobodys_street_where_another_is_near(tmp_path):
    def draw(osm):
        two_streets(osm)
        osm.line([(1500, 60), (480, 60)], {"highway": "service", "access": "private"})

    for home, gap_m in (
        ((480, 36), 36),
        ((480, 42), 18),
    ):  # 24 m from the yard, or more than 20 m nearer to it
        answer = from_home(place_with(tmp_path / str(gap_m), draw, home=home))
        assert answer.gap_m == pytest.approx(gap_m, abs=0.1)


def test_a_path_across_a_private_drive_does_not_end_it(tmp_path):
    """The pavement of South Street crosses the drive and meets the street only far away."""

    def draw(osm):
        two_streets(osm)
        osm.line([(500, 0), (500, 8), (500, 170)], {**STREET, "access": "private"})
        osm.line([(500, 8), (1500, 8), (1500, 0)], {"highway": "footway"})
        osm.line([(100, 8), (500, 8)], {"highway": "footway"})

    area = place_with(tmp_path, draw, home=(495, 165))
    assert walks_m(from_home(area))["South Library"] == 5 + 165 + 100 + 10


LEVELS = [
    {"bridge": "yes", "layer": "1"},
    {"bridge": "viaduct"},
    {"tunnel": "yes"},
    {"layer": "-1"},
    {"level": "1"},
    {"location": "underground"},
]


@pytest.mark.parametrize("tags", LEVELS)
def test_a_home_joins_no_street_above_or_below_it(tags, tmp_path):
    def draw(osm):
        two_streets(osm)
        osm.line([(0, 200), (0, 20), (1000, 20)], {"highway": "footway", **tags})

    answer = from_home(place_with(tmp_path, draw, home=(400, 18)))
    assert answer.gap_m == pytest.approx(18, abs=0.1)


@pytest.mark.parametrize("tags", LEVELS)
def test_but_it_does_where_there_is_no_other(tags, tmp_path):
    def draw(osm):
        two_streets(osm)
        osm.line([(0, 0), (0, -120), (1000, -120)], {"highway": "footway", **tags})

    answer = from_home(place_with(tmp_path, draw, home=(400, -130)))
    assert answer.gap_m == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize(
    "name", ["between-cliff", "between-fence", "between-motorway", "between-motorway-like"]
)
def test_a_home_joins_the_street_on_its_own_side(name, tmp_path):
    assert walks_m(from_home(case(name, tmp_path)))["Own Library"] == 50


def lanes_and(between):
    """Two streets 70 m apart that meet 2 km away; something lies 15 m from the southern one."""

    def draw(osm):
        osm.line([(0, 0), (500, 0), (1000, 0)], {**STREET, "name": "South Street"})
        osm.line([(0, 70), (1000, 70)], {**STREET, "name": "North Street"})
        osm.line([(1000, 0), (2000, 35), (1000, 70)], STREET)
        library(osm, 500, -10, "South Library")
        library(osm, 500, 80, "North Library")
        between(osm)

    return draw


KINDS = [
    {"barrier": "wall"},
    {"barrier": "hedge"},
    {"barrier": "city_wall"},
    {"natural": "cliff"},
    {"man_made": "embankment"},
    {"highway": "motorway"},
    {"highway": "trunk", "motorroad": "yes"},
    {"highway": "secondary", "access": "no"},
    {"waterway": "canal"},
    {"waterway": "river"},
    {"railway": "rail"},
    {"railway": "light_rail"},
    {"railway": "preserved"},
]


@pytest.mark.parametrize("tags", KINDS)
def test_what_lies_between_a_home_and_a_street_sends_it_to_the_other(tags, tmp_path):
    draw = lanes_and(lambda osm: osm.line([(100, 15), (900, 15)], tags))
    assert walks_m(from_home(place_with(tmp_path, draw, home=(500, 30))))["North Library"] == 50


@pytest.mark.parametrize(
    "tags",
    [{"barrier": "kerb"}, {"highway": "cycleway", "foot": "no"}, {"waterway": "stream"}, {"railway": "tram"},
     {"highway": "motorway", "bridge": "yes", "layer": "1"}, {"barrier": "wall", "gate": "here"}],
)  # fmt: skip
def test_what_is_stepped_over_or_has_a_gate_does_not(tags, tmp_path):
    def between(osm):
        if tags.get("gate"):
            osm.point(500, 15, {"barrier": "gate"})
        osm.line([(100, 15), (500, 15), (900, 15)], {k: v for k, v in tags.items() if k != "gate"})

    assert walks_m(from_home(place_with(tmp_path, lanes_and(between), home=(500, 30))))["South Library"] == 40


@pytest.mark.parametrize("tags", [tags for tags in KINDS if not {"waterway", "railway"} & tags.keys()])
def test_a_home_between_two_walls_has_the_nearest_street_all_the_same(tags, tmp_path):
    def between(osm):
        osm.line([(100, 15), (900, 15)], tags)
        osm.line([(100, 55), (900, 55)], tags)

    assert walks_m(from_home(place_with(tmp_path, lanes_and(between), home=(500, 30))))["South Library"] == 40


def test_a_home_among_water_says_so(tmp_path):
    def between(osm):
        osm.line([(100, 15), (900, 15)], {"waterway": "canal"})
        osm.line([(100, 55), (900, 55)], {"railway": "rail"})

    answer = from_home(place_with(tmp_path, lanes_and(between), home=(500, 30)))
    assert answer.status is OriginStatus.ACROSS
    assert answer.off_m == pytest.approx(600, abs=5)  # straight past the end of the canal
