"""What words are read by is made ready after the first page, once; a page without words does not wait."""

import threading
from types import SimpleNamespace

import pytest

from app.near import listen_ahead as ahead
from app.near.danger import is_bare_postcode
from app.near.listen_ahead import listen_ahead, listen_soon
from app.near.person import spoken_of
from app.work.made_once import MadeOnce
from questions.conversation.danger import dangers as danger


def test_it_is_made_ready_once() -> None:
    first = listen_soon()
    assert first is listen_ahead()
    assert first.result(timeout=300) is None
    assert danger.danger_phrases.cache_info().currsize == 1
    assert danger.danger_sounds.cache_info().currsize == 1


@pytest.mark.parametrize("texts", [(), ("",), ("", " ", "\n")])
def test_where_nothing_is_typed_nothing_is_made_ready(
    texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_yet() -> None:
        raise AssertionError("tables were read for nothing")

    monkeypatch.setattr(danger, "danger_sounds", not_yet)
    monkeypatch.setattr(danger, "danger_phrases", not_yet)
    assert danger.dangers_in(*texts) == ()


def test_it_rests_until_somebody_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    at_once = threading.Event()
    monkeypatch.setattr(ahead, "_READY", MadeOnce(1))
    monkeypatch.setattr(ahead, "_AT_ONCE", at_once)
    monkeypatch.setattr(ahead, "REST_S", 60.0)
    monkeypatch.setattr(ahead, "danger_phrases", lambda: begun.append("tables"))
    soon = listen_soon()
    assert not begun
    assert not soon.done()
    assert listen_ahead().result(timeout=60) is None
    assert begun == ["tables"]


@pytest.mark.parametrize("typed", [None, "", "  "])
def test_nobody_who_types_no_words_is_asked_whether_they_speak_of_two(
    typed: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_yet() -> None:
        raise AssertionError("tables were read for nothing")

    class Nobody:
        """A visit of one person."""

        second = SimpleNamespace(is_there=False)

        def get(self, _: str) -> str | None:
            return typed

    monkeypatch.setattr(spoken_of, "lexicon", not_yet)
    spoken_of.offer_two(Nobody())  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["NP20 4AB", " np20 4ab ", "NP204AB", "m1 1ae"])
def test_a_postcode_by_itself_waits_for_no_table(text: str) -> None:
    assert is_bare_postcode(text)
    assert danger.dangers_in(text) == ()


@pytest.mark.parametrize("text", ["", "od 1 2am", "N P20 4AB", "NP20 4AB he hits me", "Caerleon Road"])
def test_anything_else_is_read_for_danger(text: str) -> None:
    assert not is_bare_postcode(text)
