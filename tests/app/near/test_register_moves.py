"""A list comes in while somebody reads an answer: what they choose next is looked for in a new answer."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.near import near_list


class RerunError(Exception):
    """What Streamlit does: the run ends here, and another begins."""


class FakeVisit:
    """A visit that remembers nothing."""

    def get(self, _key: str) -> None:
        return None

    def put(self, _key: str, _value: object) -> None:
        return None


def shown(monkeypatch: pytest.MonkeyPatch, *, answered_of: str, now: str) -> list[str]:
    """What is begun anew when an answer of some assets is shown beside those of now."""
    begun: list[str] = []

    def rerun(*, scope: str) -> Any:
        begun.append(scope)
        raise RerunError

    monkeypatch.setattr(near_list, "assets_for_visit", lambda _area: SimpleNamespace(key=now))
    monkeypatch.setattr(near_list.st, "rerun", rerun)
    monkeypatch.setattr(near_list, "rows_and_misses", lambda *_: pytest.fail("the old answer is read"))
    with pytest.raises(RerunError):
        near_list._list_and_map(SimpleNamespace(), SimpleNamespace(assets_key=answered_of), FakeVisit())  # type: ignore[arg-type]
    return begun


def test_an_answer_of_other_assets_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, answered_of="register 4", now="register 5") == ["app"]


def test_an_answer_of_these_assets_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pytest.fail.Exception, match="the old answer is read"):
        shown(monkeypatch, answered_of="register 5", now="register 5")
