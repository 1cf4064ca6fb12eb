"""A thousand times as people write them: nearly all are read whole and right, hardly any whole and wrong."""

import re
from collections import Counter
from time import process_time

import pytest

from layers.times.plain import plain_text
from layers.times.reading.read import read_times
from layers.times.reading.sentences import read_words
from layers.times.session_text import sessions_text
from tests.layers.times.as_written import APART, THIRDS, all_texts, texts_afresh, texts_of, verdict, verdicts

RIGHT = 0.9  # of all texts, and of those that sessions can say whole
WRONG = 0.005


@pytest.mark.parametrize("third", THIRDS)
def test_of_each_third_nearly_all_is_read_as_it_means_and_hardly_any_wrong(third: int) -> None:
    texts = texts_of(third)
    readable = [written for written in texts if written.sessions and not written.words_stay]
    wrong = [written.text for written in texts if verdict(written) == "wrong"]
    assert len(wrong) <= WRONG * len(texts), wrong
    assert verdicts(texts)["right"] >= RIGHT * len(texts), verdicts(texts)
    assert verdicts(readable)["right"] >= RIGHT * len(readable), verdicts(readable)


def test_of_texts_written_afresh_nine_in_ten_that_can_be_read_are_and_none_wrong() -> None:
    texts = texts_afresh()
    readable = [written for written in texts if written.sessions and not written.words_stay]
    assert [written.text for written in texts if verdict(written) == "wrong"] == []
    assert verdicts(readable)["right"] >= RIGHT * len(readable), verdicts(readable)


def test_there_are_a_thousand_texts_at_most_five_of_a_pattern_in_three_thirds() -> None:
    texts = all_texts()
    assert len(texts) >= 1_000
    assert len({written.text for written in texts}) == len(texts)
    assert max(Counter(written.pattern for written in texts).values()) <= 5
    assert all(0.3 * len(texts) < len(texts_of(third)) < 0.37 * len(texts) for third in THIRDS)
    assert APART in THIRDS


def test_every_word_that_is_not_read_is_told_without_markup() -> None:
    for written in all_texts():
        read = read_times(written.text)
        assert read.sessions or read.unread or read.closed or not plain_text(written.text), written.text
        assert not re.search(r"<[a-z/]|&\w+;", read.unread), written.text


def test_what_is_likely_meant_is_only_asked() -> None:
    for written in all_texts():
        read = read_times(written.text)
        assert not read.likely or not read.sessions, (written.text, sessions_text(read.sessions))


HOSTILE = (
    *(
        "mon ",
        "-",
        "(",
        "<",
        "1 - ",
        "a",
        "jan-",
        "jan, ",
        "1st ",
        "and ",
        "every 2nd ",
        "no ",
        "closed ",
        "llun a ",
    ),
    *(
        "dydd ",
        " ",
        "\n",
        "10am ",
        "£1 ",
        "<b ",
        "&amp;",
        "{",
        "[",
        "from 1 jan ",
        "for over 50s ",
        "10-",
        "1.",
    ),
    *(
        "not in school holidays or ",
        "mon/",
        "x@y.",
        "half past ",
        "24 hours ",
        "<!--",
        "every other ",
        "'",
        "0123 ",
    ),
    "closed christmas and ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_of_ten_kilobytes_takes_long(piece: str) -> None:
    began = process_time()
    for length in (2_000, 10_000):
        for around in ("{}", "Monday 10am-{}", "{}x"):
            text = around.format(piece * (length // len(piece)))
            read_times.__wrapped__(text)
            if length == 2_000:
                read_words(text)
    assert process_time() - began < 5
