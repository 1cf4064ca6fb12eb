"""The table of permits: default deny, refusals by their words, and what it must not contain."""

import csv

import pytest

from actions.acting import AT_THE_DESK, Acting
from actions.permits.roles import EVERY_ROLE, Role
from actions.permits.who_may import (
    TABLE,
    NotAllowedError,
    PermitTableError,
    Sort,
    check_may,
    may,
    permits,
    read_permits,
)

HEAD = "sort,name,what it is,front line,steward,planner,panel,administrator,published data\n"


def test_what_is_not_in_the_table_is_allowed_to_nobody():
    assert not may(EVERY_ROLE, Sort.ACTION, "burn it down")
    with pytest.raises(NotAllowedError, match=r"Nobody may do this \(burn it down\)\. Ask the person who"):
        AT_THE_DESK.check_action("burn it down")


def test_nobody_without_a_role_may_anything():
    assert not [rule for rule in permits() if may(frozenset(), *rule)]


def test_a_desk_may_everything_in_the_table():
    assert all(AT_THE_DESK.may(*rule) for rule in permits())


def test_a_program_that_reads_may_open_routes_alone():
    allowed = {sort for sort, name in permits() if may(frozenset({Role.PUBLISHED_DATA}), sort, name)}
    assert allowed == {Sort.ROUTE}


def test_a_refusal_says_which_role_and_whom_to_ask():
    acting = Acting("Pat", frozenset({Role.PLANNER, Role.PANEL}), ask="the service desk")
    with pytest.raises(
        NotAllowedError,
        match=r"This needs the role steward\. You have the role planner and panel\. Ask the service desk wh",
    ):
        acting.check_action("change an entry")
    with pytest.raises(NotAllowedError, match=r"needs the role planner or panel, and you have no role here"):
        check_may(frozenset(), Sort.EXPORT, "ward figures")


def test_the_table_reads_for_somebody_who_writes_no_code():
    with TABLE.open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    assert ",".join(heads) + "\n" == HEAD
    assert all(len(what.split()) > 2 for _, _, what, *_ in rows)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("pages,near,x,yes,,,,,", 'begins with "pages", "near"'),
        ("page,,x,yes,,,,,", 'begins with "page", ""'),
        ("page,near,x,Y,,,,,", 'near in who.csv has "front line: Y"'),
        ("page,near,x,yes,,,,,\npage,near,x,,,,,,", "stands twice in who.csv"),
        ("page,near,x,yes", "has \"steward: None\""),
    ],
)  # fmt: skip
def test_a_table_that_could_be_misread_is_refused(row, words, tmp_path):
    file = tmp_path / "who.csv"
    file.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(PermitTableError) as error:
        read_permits(file)
    assert words in str(error.value)
