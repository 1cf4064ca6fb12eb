"""Sessions in words say every bound that they have: months, terms, dates, bank holidays."""

from datetime import date, time

import pytest

from layers.times.session import Known, Season, Session
from presentation.words.near.sheet import as_the_list_writes
from presentation.words.session_times import session_words

TUESDAYS = Session(1, time(14), time(16))


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"first_on": date(2026, 1, 6)}, "from 6 January 2026"),
        ({"last_on": date(2026, 3, 31)}, "until 31 March 2026"),
        ({"season": Season(9, 1, 7, 31)}, "September to July"),
        ({"term_time": True}, "in term time"),
        ({"bank_holidays": Known.NO}, "not on bank holidays"),
        ({"bank_holidays_only": True}, "on bank holidays only"),
    ],
)
def test_every_bound_is_said(bounds: dict[str, object], words: str) -> None:
    plain = session_words(TUESDAYS)
    bounded = session_words(Session(1, time(14), time(16), **bounds))  # type: ignore[arg-type]
    assert bounded == f"{plain}, {words}"


def test_what_stays_in_words_is_said_as_the_list_writes_it() -> None:
    assert as_the_list_writes("booking essential") == "as the list writes it: “booking essential”"
    assert not as_the_list_writes("")
