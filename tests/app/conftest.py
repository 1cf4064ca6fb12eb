"""What all tests of pages share: none of them is given former assets because the machine is busy."""

import pytest

from app.memory import session


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for assets waits for the new ones; how long they wait otherwise is tested by itself."""
    monkeypatch.setattr(session.STANDING, "patience_s", 60.0)
