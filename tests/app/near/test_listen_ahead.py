"""What words are read by is made ready after the first page, once; a page without words does not wait."""

import pytest

from app.near.listen_ahead import listen_ahead
from questions.conversation.danger import dangers as danger


def test_it_is_made_ready_once() -> None:
    first = listen_ahead()
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
