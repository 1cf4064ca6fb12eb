"""A week by bus, Monday to Sunday: when to leave, which buses, there, home by; nothing near home."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from layers.assets.kinds import load_kinds
from layers.buses.passes import BusPass, load_passes
from layers.places.nations import Nation
from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.place_facts import place_facts
from presentation.printing.handout.week import week_page
from presentation.printing.sheet.chosen import Chosen
from presentation.words.handout.phrasebook import phrasebook
from questions.buses.bus_journey import Fares
from questions.buses.on_paper import BusWeek
from questions.buses.sessions_by_bus import week_by_bus
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.questions.buses.test_on_paper import AT_THE_STOP, FURTHER_OFF, WISH
from tests.questions.buses.tiny_buses import CLUB, FIRST, LAST, area_with_buses
from tests.tiny_area import here

BEFORE = datetime.combine(FIRST, datetime.min.time()) - timedelta(days=1)
LATER = datetime.combine(LAST, datetime.min.time()) + timedelta(days=100)


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    """The town with its club meeting at times; each made once."""
    made = {}

    def meeting(when):
        if when not in made:
            area = area_with_buses(tmp_path_factory.mktemp("week"), when=when)
            made[when] = area, pack_assets(area)
        return made[when]

    return meeting


def days(town, place, *, now=BEFORE, languages=("en",), wish=WISH, monday=FIRST):
    """What stands on the week page: its days by their titles, and the paragraphs."""
    area, assets = town
    home = here(*place)
    sessions = week_by_bus(area, assets, Origin(home.x, home.y), wish, [CLUB]).sessions
    chosen = Chosen(CLUB, bus_week=BusWeek(monday, sessions, (home.x, home.y), LAST))
    book = phrasebook(*languages)
    places = place_facts(book, assets, [chosen], kinds=load_kinds(), now=now)
    blocks = week_page(book, places, HandoutRequest(Form.WEEK), now=now, nation=assets.nation)
    by_day = {each["texts"][0]: each["rows"] for each in blocks if each["kind"] == "day"}
    return by_day, [each["texts"] for each in blocks if each["kind"] == "paragraph"]


def test_each_day_has_its_latest_leaving_the_buses_there_and_home(towns):
    by_day, texts = days(towns("Tu 12:00-14:00"), FURTHER_OFF)
    assert list(by_day) == [
        f"{day} {at} June"
        for at, day in enumerate(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), start=1
        )
    ]
    ((row,),) = by_day["Tuesday 2 June"]
    assert row == (
        "12:00 to 14:00 Low Street Lunch Club. Leave home at 11:10: bus 30 at 11:16 from Market Cross; there "
        "11:31. Back: bus 30 at 14:35 from Bridge End; home 14:50. Look before you set out."
    )
    assert by_day["Monday 1 June"] == [["Nothing on this sheet"]]
    assert ["Bus pass: Free with the pass."] in texts


def test_nothing_near_home_is_told_and_two_doors_have_the_same_week(towns):
    town = towns("Tu 12:00-14:00")
    near, _ = days(town, AT_THE_STOP)
    ((row,),) = near["Tuesday 2 June"]
    assert "Leave home at 11:00: bus 30; there" in row
    assert "Church Street" not in row
    assert near == days(town, (AT_THE_STOP[0] + 30, AT_THE_STOP[1]))[0]


def test_leaving_and_being_home_are_told_to_five_minutes_on_the_safe_side(towns):
    for east in range(200, 300, 10):
        by_day, _ = days(towns("Tu 12:00-14:00"), (east, 4))
        words = str(by_day["Tuesday 2 June"])
        leave, home = (words.split(before)[1][:5].rstrip(":") for before in ("Leave home at ", "; home "))
        assert int(leave[-1]) % 5 == int(home[-1]) % 5 == 0


def test_a_session_without_a_bus_and_a_day_beyond_the_timetable_say_so(towns):
    by_day, _ = days(towns("Tu 05:00-06:00"), FURTHER_OFF)
    assert "No bus then, there in time and home again." in str(by_day["Tuesday 2 June"])
    by_day, _ = days(towns("Tu 12:00"), FURTHER_OFF)
    assert "ask which bus takes you home" in str(by_day["Tuesday 2 June"])


def test_what_is_open_for_hours_has_a_line_for_each_day(towns):
    by_day, _ = days(towns("Tu,We 09:00-17:00"), FURTHER_OFF)
    first, *lines = (row[0] for row in by_day["Open for hours, go when it suits"])
    assert first.startswith("Low Street Lunch Club: ")
    assert [line.split(":")[0] for line in lines] == ["Tuesday", "Wednesday"]
    assert "Leave home at" in lines[0]
    assert "; home " in lines[0]
    for day in ("Tuesday 2 June", "Wednesday 3 June"):  # and its day does not say that nothing is on
        assert by_day[day] == [["Open for hours, see below: Low Street Lunch Club"]]
    assert by_day["Thursday 4 June"] == [["Nothing on this sheet"]]


def test_a_week_of_a_timetable_that_has_ended_says_so_before_its_days_and_still_shows_them(towns):
    by_day, texts = days(towns("Tu 12:00-14:00"), FURTHER_OFF, now=LATER)
    assert texts[0][0].startswith("The bus timetable ended on 30 June 2026. Ask the bus company")
    assert "Leave home at 11:10" in str(by_day["Tuesday 2 June"])


def test_it_is_told_in_both_languages(towns):
    by_day, _ = days(towns("Tu 12:00-14:00"), FURTHER_OFF, languages=("en", "cy"))
    ((english, welsh),) = by_day["Tuesday 2 June"]
    assert "Leave home at 11:10" in english
    assert "Gadael cartref am 11:10: bws 30 am 11:16 o Market Cross; yno 11:31." in welsh


def test_without_a_pass_nothing_is_said_of_one(towns):
    wish = replace(WISH, fares=Fares(load_passes(), None))
    _, texts = days(towns("Tu 12:00-14:00"), FURTHER_OFF, wish=wish)
    assert "Bus pass" not in str(texts)
    scotland = replace(WISH, fares=Fares(load_passes(), BusPass(Nation.SCOTLAND)))
    _, texts = days(towns("Tu 12:00-14:00"), FURTHER_OFF, wish=scotland)
    assert ["Bus pass: Not free: the pass is of another nation."] in texts


@pytest.mark.parametrize("when", ["Mo 12:00-14:00", "Mo 09:00-17:00"])
def test_a_holiday_of_which_the_timetable_has_no_word_is_told_with_its_buses(tmp_path, when):
    monday = date(2026, 8, 31)
    area = area_with_buses(tmp_path, when=when, held=(date(2026, 8, 1), date(2026, 9, 30)))
    by_day, _ = days(
        (area, pack_assets(area)), FURTHER_OFF, wish=replace(WISH, first_day=monday), monday=monday
    )
    assert "Ask the bus company whether buses run that day" in str(by_day)
    ordinary = replace(WISH, first_day=monday + timedelta(days=7))
    by_day, _ = days((area, pack_assets(area)), FURTHER_OFF, wish=ordinary, monday=ordinary.first_day)
    assert "Leave home at" in str(by_day)
    assert "Ask the bus company whether" not in str(by_day)
