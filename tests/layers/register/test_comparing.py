"""What a person said and what a list says are brought together by three laws."""

from hypothesis import given, strategies as st

from layers.register.comparing import three_way
from layers.register.records import GROUP_OF

FIELDS = ["name", "phone", "cost", "longitude", "latitude", "when", "when_unread"]
RECORDS = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["a", "b", "c"])).map(
    lambda known: {"asset_id": "x/1", **known}
)


@given(base=RECORDS, ours=RECORDS)
def test_a_list_that_says_nothing_new_changes_nothing(base, ours):
    assert three_way(base, ours, base) == (ours, ())


@given(base=RECORDS, theirs=RECORDS)
def test_where_nobody_said_otherwise_the_list_is_followed(base, theirs):
    assert three_way(base, base, theirs) == (theirs, ())


@given(base=RECORDS, both=RECORDS)
def test_a_list_that_agrees_with_us_is_no_conflict(base, both):
    assert three_way(base, both, both) == (both, ())


@given(base=RECORDS, ours=RECORDS, theirs=RECORDS)
def test_what_a_person_changed_is_never_overwritten(base, ours, theirs):
    merged, conflicts = three_way(base, ours, theirs)
    for name in FIELDS:
        group = GROUP_OF.get(name, (name,))
        changed_by_a_person = any(ours.get(other) != base.get(other) for other in group)
        if changed_by_a_person:
            assert merged.get(name) == ours.get(name)
            new_and_different = theirs.get(name) not in (base.get(name), ours.get(name))
            assert (name in conflicts) == new_and_different
        else:
            assert merged.get(name) == theirs.get(name)
            assert name not in conflicts
