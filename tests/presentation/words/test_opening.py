"""Opening times read as people write them, and nothing that is not shorthand is touched."""

import pytest
from hypothesis import given, strategies as st

from presentation.words.opening import plain_times


@pytest.mark.parametrize(
    ("shorthand", "plain"),
    [
        ("Mo-Fr 09:00-16:00; PH off", "Mon–Fri 9:00–16:00; bank holidays closed"),
        ("Mo off; Tu-Th 16:00-22:00; Su 09:00,11:00", "Mon closed; Tue–Thu 16:00–22:00; Sun 9:00, 11:00"),
        ("Mo-Th 11:00-00:00;Fr,Sa 12:00-24:00", "Mon–Thu 11:00–midnight; Fri, Sat 12:00–midnight"),
        ("Su Off", "Sun closed"),
        ("24/7", "always open"),
    ],
)
def test_shorthand_reads_as_words(shorthand, plain):
    assert plain_times(shorthand) == plain


@pytest.mark.parametrize(
    "text", ["Tuesday 12:00-14:00", "Mo-Fr sunrise-sunset", "By appointment", "", "Mo < b", "12:00-14:00"]
)
def test_any_other_text_stays_as_it_is(text):
    assert plain_times(text) == text


def test_no_markup_is_shown() -> None:
    assert plain_times("<p>Mo&nbsp;<b>10am</b></p>") == "Mo 10am"
    assert plain_times("<li>Mo-Fr 09:00-16:00</li>") == "Mon–Fri 9:00–16:00"


@given(st.text())
def test_no_text_is_too_odd(text):
    assert isinstance(plain_times(text), str)
