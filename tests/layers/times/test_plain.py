"""Texts are read and shown without markup, and nothing that stands in them is lost."""

import pytest
from hypothesis import given, strategies as st

from layers.times.plain import is_struck_out, plain_text
from layers.times.reading.read import read_times
from layers.times.session_text import sessions_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Mon 9-5<br>Tue 9-5<br/>", "Mon 9-5\nTue 9-5"),
        ("<ul>\n<li>Mon</li> <li>Tue</li></ul>", "Mon\nTue"),
        ("Mon &amp; Tue 9am&nbsp;&ndash; 5pm", "Mon & Tue 9am – 5pm"),
        ('<p style="x"><b>Mon</b> 9-5</p><!-- old -->', "Mon 9-5"),
        ('{"Monday": "9-5", "Tuesday": "9-1"}', "Monday: 9-5\nTuesday: 9-1"),
        ("a < b > c", "a < b > c"),
        ("Mon\u202f9\u200b–5", "Mon 9–5"),
        (
            '{"mon": ["9-1", "2-5"], "sun": null, "tue": {"open": "9am", "close": "1pm"}}',
            "mon: 9-1, 2-5\ntue: 9am-1pm",
        ),
        (
            '{"_text": "Tuesday: 12:00 - 14:00", "opening": "Tu 12:00-14:00"}',
            "Tuesday: 12:00 - 14:00\nTu 12:00-14:00",
        ),
        ('{"opens": 9}', '{"opens": 9}'),
    ],
)
def test_markup_becomes_lines_and_letters(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_what_is_struck_out_leaves_all_of_it_unread() -> None:
    text = "<del>Mondays 10-12</del> Tuesdays 10-12"
    assert is_struck_out(text)
    assert (read_times(text).sessions, read_times(text).unread) == ((), "Mondays 10-12 Tuesdays 10-12")


@given(st.text(alphabet="<>/abp&;lt \n1", max_size=60))
def test_no_text_breaks_it_and_letters_outside_of_markup_stay(text: str) -> None:
    bare = text.replace("<", "").replace("&", "")
    assert "".join(plain_text(bare).split()) == "".join(bare.split())
    assert isinstance(plain_text(text), str)


def test_an_object_with_one_text_in_two_ways_is_read() -> None:
    held = '{"_text": "Wednesday: 10:00 - 12:00, Friday: 1-3", "opening": "We 10:00-12:00; Fr 13:00-15:00"}'
    assert sessions_text(read_times(held).sessions) == "Wednesday 10:00-12:00; Friday 13:00-15:00"
    assert not read_times(held).unread
