"""The register keeps what it is told, says who changed what, and lets nobody write over anybody."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from layers.register.engine.errors import AssetRefusedError, NoSuchAssetError, SomeoneElseChangedError
from layers.register.model import Asset, Status
from layers.register.store import Register, open_register
from layers.register.versions import VersionCause
from tests.layers.register.rows import FULL, club, info

TEXTS = [f.name for f in fields(Asset) if f.default == "" and type(f.default) is str]
KEPT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def test_what_is_added_is_there_to_the_last_field(register):
    assert register.add(FULL, by="AB") == 1
    found = register.entry("own/1")
    assert found.asset == FULL
    assert (found.version, found.changed_by, found.change) == (1, "AB", VersionCause.ADD)
    assert datetime.now(UTC) - found.changed_at < timedelta(minutes=1)


def test_the_example_leaves_no_field_out():
    left_out = [f.name for f in fields(Asset) if getattr(FULL, f.name) == f.default]
    assert left_out == ["hide_address", "status"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.fixed_dictionaries({name: KEPT for name in TEXTS}), more=st.tuples(st.tuples(KEPT, KEPT)))
def test_any_text_comes_back_as_it_was(register: Register, words: dict[str, str], more):
    asset = Asset(asset_id="x/1", interests=tuple(words.values()), more=more, **words)
    there = {entry.asset.asset_id: entry.version for entry in register.entries()}
    if there:
        register.edit(asset, there["x/1"], by="AB")
    else:
        register.add(asset, by="AB")
    assert register.entry("x/1").asset == asset


@pytest.mark.parametrize(
    "words",
    [
        "'; DROP TABLE assets; --",
        "{{7*7}}",
        '%s %(x)s :x ? $1 \\ "',
        "\\u0000",
        "<script>",
        "=1+1",
        "🏉\u202e",
    ],
)
def test_hostile_words_are_only_words(register, words):
    asset = Asset(asset_id=words, name=words, more=((words, words),))
    register.add(asset, by=words)
    assert register.entry(words).asset == asset
    assert register.history(words)[0].by == words


@pytest.mark.parametrize(
    ("asset", "words"),
    [
        (Asset("x/1", name="a\0b"), r"The name of 'x/1' cannot be kept: 'a\\x00b'"),
        (Asset("x/1", more=(("a", "\ud800"),)), r"The more of 'x/1' cannot be kept"),
        (Asset("x/1", longitude=float("nan"), latitude=0.0), "The longitude of 'x/1' cannot be kept: nan"),
        (Asset("x/1", longitude=0.0, latitude=91.0), r"The latitude of 'x/1' cannot be kept: 91\.0"),
        (Asset("x/1", longitude=-3.0), "'x/1' has only one of longitude and latitude. Give both"),
        (Asset("x/1", name=float("nan")), "The name of 'x/1' cannot be kept: nan"),
        (Asset("x/1", kind=None), "The kind of 'x/1' cannot be kept: None"),
        (Asset("x/1", step_free="perhaps"), "The step free of 'x/1' cannot be kept: 'perhaps'"),
        (Asset("x/1", price_pence=-1), "The price pence of 'x/1' cannot be kept: -1"),
        (Asset(" ", name="Club"), 'The asset "Club" has no id'),
    ],
)
def test_what_no_database_can_keep_alike_is_refused(register, asset, words):
    with pytest.raises(AssetRefusedError, match=words):
        register.add(asset, by="AB")
    assert register.entries() == ()
    assert register.revision == 0


def test_a_change_has_to_say_who_makes_it(register):
    with pytest.raises(AssetRefusedError, match="The name or initials of who makes this change is empty"):
        register.add(club(1), by=" ")


def test_an_id_is_given_once(register):
    register.add(club(1), by="AB")
    with pytest.raises(AssetRefusedError, match="There is an asset clubs/1 already"):
        register.add(club(1, name="Another"), by="CD")
    assert register.entry("clubs/1").asset.name == "Club 1"


def test_the_second_of_two_editors_is_told_who_changed_what(register):
    register.add(club(1), by="AB")
    seen_by_both = register.entry("clubs/1")
    register.edit(replace(seen_by_both.asset, phone="1", cost="free"), seen_by_both.version, by="Carys")
    with pytest.raises(
        SomeoneElseChangedError, match=r"Carys changed clubs/1 on .* UTC, after you opened it: cost, phone\."
    ) as told:
        register.edit(replace(seen_by_both.asset, name="New"), seen_by_both.version, by="EF")
    assert (told.value.fields, told.value.by) == (("cost", "phone"), "Carys")
    assert register.entry("clubs/1").asset == club(1, phone="1", cost="free")


def test_an_edit_that_changes_nothing_is_no_version(register):
    register.add(club(1), by="AB")
    before = register.revision
    assert register.edit(club(1), 1, by="CD") == 1
    assert register.revision == before


def test_a_check_is_noted_with_its_day(register):
    register.add(club(1), by="AB")
    assert register.verify("clubs/1", by="EF", on=date(2026, 11, 20)) == 2
    found = register.entry("clubs/1").asset
    assert (found.checked_by, found.checked_on) == ("EF", date(2026, 11, 20))
    assert register.history("clubs/1")[1].change is VersionCause.VERIFY


def test_nobody_has_checked_tomorrow_yet(register):
    register.add(club(1), by="AB")
    with pytest.raises(AssetRefusedError, match="is still to come"):
        register.verify("clubs/1", by="AB", on=date.today() + timedelta(days=3))


def test_a_check_of_what_somebody_has_changed_is_told_too(register):
    register.add(club(1), by="AB")
    register.edit(club(1, phone="1"), 1, by="CD")
    with pytest.raises(SomeoneElseChangedError):
        register.verify("clubs/1", by="AB", expected_version=1)


def test_what_is_closed_is_kept_and_can_be_put_back(register):
    register.add(club(1), by="AB")
    register.close("clubs/1", by="AB")
    assert register.entry("clubs/1").asset.status is Status.CLOSED
    assert register.restore("clubs/1", 1, by="CD") == 3
    assert register.entry("clubs/1").asset == club(1)


def test_every_version_says_who_what_and_when(register):
    register.add(club(1), by="AB")
    register.edit(club(1, phone="1"), 1, by="CD")
    first, second = register.history("clubs/1")
    assert (first.by, first.change, first.asset) == ("AB", VersionCause.ADD, club(1))
    assert (second.by, second.change, second.asset) == ("CD", VersionCause.EDIT, club(1, phone="1"))
    [change] = second.changed
    assert (change.field, change.before, change.after) == ("phone", "01633 000001", "1")
    assert first.at < second.at


def test_the_register_is_seen_as_it_was(register):
    register.add(club(1), by="AB")
    register.add(club(2), by="AB")
    then = register.history("clubs/2")[0].at
    register.edit(club(1, phone="1"), 1, by="CD")
    register.close("clubs/2", by="CD")
    register.add(club(3), by="AB")
    assert register.as_of(then) == (club(1), club(2))
    assert register.as_of(then - timedelta(days=1)) == ()
    assert len(register.as_of(datetime.now(UTC))) == 3


def test_what_has_changed_since_is_told_in_order(register):
    register.add(club(1), by="AB")
    seen = register.revision
    register.add(club(2), by="AB")
    register.edit(club(1, phone="1"), 1, by="CD")
    changes = register.changes_since(seen)
    assert [(c.asset_id, c.change) for c in changes] == [
        ("clubs/2", VersionCause.ADD),
        ("clubs/1", VersionCause.EDIT),
    ]
    assert [c.field for c in changes[1].changed] == ["phone"]
    assert register.changes_since(register.revision) == ()


def test_the_revision_counts_commits_and_the_key_is_nobody_elses(register, tmp_path):
    keys = {register.cache_key}
    for number in range(3):
        register.add(club(number), by="AB")
        keys.add(register.cache_key)
    assert register.revision == 3
    with open_register(tmp_path / "another.sqlite") as another:
        keys.add(another.cache_key)
    assert len(keys) == 5


@pytest.mark.parametrize("question", ["entry", "history"])
def test_an_unknown_asset_is_named(register, question):
    with pytest.raises(NoSuchAssetError, match="asset clubs/9"):
        getattr(register, question)("clubs/9")


def test_ids_are_in_one_order_everywhere(register):
    ids = ["b/1", "B/1", "a 1", "a/10", "a/9", "é/1", "_/1"]
    for asset_id in ids:
        register.add(Asset(asset_id), by="AB")
    assert [entry.asset.asset_id for entry in register.entries()] == sorted(ids)


def test_entries_read_again_after_changes_are_those_of_a_register_newly_opened(register, place):
    register.import_assets([club(number) for number in range(6)], info())
    for change in (
        lambda: register.add(club(7), by="AB"),
        lambda: register.verify("clubs/1", by="AB", expected_version=1),
        lambda: register.close("clubs/2", by="CD"),
        lambda: register.restore("clubs/2", 1, by="CD"),
        lambda: register.undo_import(1, by="AB"),
    ):
        before = register.entries()
        change()
        with open_register(place) as fresh:
            assert register.entries() == fresh.entries() != before


def test_only_what_is_new_is_read_again(register):
    register.import_assets([club(number) for number in range(6)], info())
    before = register.entries()
    register.verify("clubs/3", by="AB", expected_version=1)
    after = register.entries()
    again = [one is other for one, other in zip(before, after, strict=True)]
    assert again == [True, True, True, False, True, True]
