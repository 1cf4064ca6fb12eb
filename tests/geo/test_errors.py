"""An error reads in English, and keeps what it is made of for whoever words it anew."""

import pickle

from hypothesis import given, strategies as st

from geo.errors import CrsMismatchError, WithinReachError
from geo.wording import Wording, as_record, counted, from_record, with_another_name, worded


def test_an_error_reads_as_its_two_sentences_and_holds_its_templates_and_values():
    error = CrsMismatchError("{file} has {rows:,} rows.", "Split {file}.", file="list.csv", rows=1200)
    assert str(error) == "list.csv has 1,200 rows. Split list.csv."
    assert (error.what, error.fix) == ("list.csv has 1,200 rows.", "Split list.csv.")
    assert (error.what.template, error.fix.template) == ("{file} has {rows:,} rows.", "Split {file}.")
    assert error.values == {"file": "list.csv", "rows": 1200}
    assert error.kind == "CrsMismatchError"


def test_without_values_both_sentences_are_taken_as_they_stand():
    error = WithinReachError('Write {"columns": []} or {', "Not {this}.")
    assert (error.what, error.fix) == ('Write {"columns": []} or {', "Not {this}.")


@given(st.text(), st.text())
def test_no_value_is_ever_taken_for_a_template(name: str, other: str):
    error = WithinReachError("{name} is not {other}.", "Choose {name}.", name=name, other=other)
    assert error.what == name + " is not " + other + "."
    assert error.fix == "Choose " + name + "."


def test_a_value_may_be_called_what_or_fix():
    error = WithinReachError("{what} is empty.", "{fix}: {self}.", what="a", fix="b", self="c")
    assert str(error) == "a is empty. b: c."


def test_a_wording_made_elsewhere_keeps_its_own_values():
    error = WithinReachError(worded("{file} is empty.", file="{hostile}"), "Fetch it again.")
    assert error.what == "{hostile} is empty."
    assert error.values == {"file": "{hostile}"}


def test_an_error_survives_pickling_with_templates_and_values():
    error = pickle.loads(pickle.dumps(WithinReachError("{a} {b:.1f}", "Do {a}.", a="{x", b=2.0)))  # noqa: S301
    assert str(error) == "{x 2.0 Do {x."
    assert error.what.template == "{a} {b:.1f}"
    assert error.values == {"a": "{x", "b": 2.0}


def test_what_is_counted_chooses_its_template():
    assert counted("{count} row", "{count:,} rows", 1) == "1 row"
    many = counted("{count} row", "{count:,} rows", 1200)
    assert (many, many.template, many.plural, many.number) == (
        "1,200 rows",
        "{count} row",
        "{count:,} rows",
        1200,
    )


def test_a_value_of_any_other_kind_is_remembered_as_its_text():
    assert worded("{error}.", error=ValueError("no")).values == {"error": "no"}


@given(st.text(), st.integers(), st.floats(allow_nan=False), st.text())
def test_a_record_is_read_back_as_the_same_wording(word: str, number: int, share: float, literal: str):
    inner = counted("{count} of {word}", "{count} of {word}s", number, word=word)
    for wording in (
        worded("{word} {share:.2f}: {inner}", word=word, share=share, inner=inner),
        worded(literal),
    ):
        again = from_record(as_record(wording))
        assert isinstance(again, Wording)
        assert again == wording
        assert (again.template, dict(again.values)) == (wording.template, dict(wording.values))


def test_a_name_is_exchanged_in_the_values_and_never_read_as_a_template():
    wording = with_another_name(worded("{file} is empty.", file="source.csv"), "source.csv", "{mine}.csv")
    assert (wording, wording.template) == ("{mine}.csv is empty.", "{file} is empty.")
    assert with_another_name("source.csv is cut.", "source.csv", "{mine}.csv") == "{mine}.csv is cut."
