"""A council is found by what people call it: name, Welsh name, code, part, slip, county or former council."""

from collections import Counter

import pytest

from layers.councils.find import UnknownCouncilError, find_councils, the_council
from layers.councils.table import load_councils

TABLE = load_councils()


def names(text: str) -> list[str]:
    return [council.name for council in find_councils(text, TABLE).councils]


def test_every_nation_has_as_many_councils_as_it_has():
    by_nation = Counter(council.nation for council in TABLE.councils.values())
    assert by_nation == {"england": 296, "wales": 22, "scotland": 32, "northern_ireland": 11}


def test_the_kinds_of_council_are_as_many_as_there_are():
    kinds = Counter(code[:3] for code in TABLE.councils)
    assert kinds == {"E06": 63, "E07": 164, "E08": 36, "E09": 33, "W06": 22, "S12": 32, "N09": 11}


def test_every_name_that_stands_for_others_leads_to_councils_of_today():
    for each in TABLE.other_names:
        assert each.councils, each
        assert set(each.councils) <= TABLE.councils.keys(), each


def test_every_district_lies_in_a_county_and_no_code_is_used_twice():
    counties = {each.code for each in TABLE.other_names if each.code.startswith(("E10", "E11", "E12"))}
    districts = [each for each in TABLE.councils.values() if each.code.startswith(("E07", "E08", "E09"))]
    assert all(each.county_code in counties for each in districts)
    former = [each.code for each in TABLE.other_names if each.code]
    assert len(former) == len(set(former))
    assert not set(former) & TABLE.councils.keys()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wigan", "E08000010"),
        ("  wigan metropolitan borough council ", "E08000010"),
        ("E08000010", "E08000010"),
        ("w06000022", "W06000022"),
        ("Casnewydd", "W06000022"),
        ("Ynys Mon", "W06000001"),
        ("Cyngor Sir Ddinbych", "W06000004"),
        ("St Helens", "E08000013"),
        ("St. Helens", "E08000013"),
        ("Bristol", "E06000023"),
        ("City of York Council", "E06000014"),
        ("Brighton & Hove", "E06000043"),
        ("kings lynn and west norfolk", "E07000146"),
        ("Royal Borough of Kingston upon Thames", "E09000021"),
        ("Newry, Mourne and Down", "N09000010"),
        ("Western Isles", "S12000013"),
        ("Hull", "E06000010"),
    ],
)
def test_one_council_is_meant(text: str, code: str):
    assert the_council(text, TABLE).code == code


def test_part_of_a_name_lists_whom_it_fits_those_that_begin_so_first():
    assert names("wig") == ["Wigan", "Isle of Wight", "Oadby and Wigston"]


@pytest.mark.parametrize(
    ("slip", "name"),
    [("Wiggan", "Wigan"), ("Sheffeild", "Sheffield"), ("Rhonda Cynon Taff", "Rhondda Cynon Taf")],
)
def test_a_slip_is_asked_back(slip: str, name: str):
    with pytest.raises(UnknownCouncilError, match=rf'"{slip}" is not the whole name.* {name} \('):
        the_council(slip, TABLE)


def test_two_of_one_name_are_asked_back_with_their_codes():
    with pytest.raises(UnknownCouncilError) as refused:
        the_council("Newcastle", TABLE)
    assert "Newcastle upon Tyne (E08000021)" in str(refused.value)
    assert "Newcastle-under-Lyme (E07000195)" in str(refused.value)


def test_a_county_answers_with_its_districts():
    assert names("East Sussex") == ["Eastbourne", "Hastings", "Lewes", "Rother", "Wealden"]
    assert names("E10000011") == names("East Sussex County Council")
    with pytest.raises(UnknownCouncilError, match="East Sussex is 5 councils: Eastbourne"):
        the_council("East Sussex", TABLE)
    assert len(names("Greater Manchester")) == 10
    assert len(names("London")) == 33


def test_a_council_that_is_no_more_answers_with_that_of_today():
    assert the_council("Harrogate", TABLE).name == "North Yorkshire"
    assert the_council("E07000165", TABLE).name == "North Yorkshire"
    group = find_councils("Harrogate", TABLE).group
    assert group is not None
    assert (group.name, group.until) == ("Harrogate", "2023")
    with pytest.raises(UnknownCouncilError, match="Cumbria is now 2 councils: Cumberland"):
        the_council("Cumbria", TABLE)


def test_a_council_whose_code_changed_is_known_by_both():
    barnsley = the_council("Barnsley", TABLE)
    assert barnsley.codes == ("E08000038", "E08000016")
    assert the_council("E08000016", TABLE) == barnsley


@pytest.mark.parametrize("text", ["Cork", "Xyzzy", "E08999999", "", "   ", "?!"])
def test_a_name_of_no_council_is_refused(text: str):
    with pytest.raises(UnknownCouncilError, match="There is no council called"):
        the_council(text, TABLE)


def test_every_council_is_found_by_its_own_name_and_code():
    for council in TABLE.councils.values():
        assert the_council(council.name, TABLE) == council
        assert the_council(council.code, TABLE) == council
        if council.name_cy:
            assert the_council(council.name_cy, TABLE) == council
