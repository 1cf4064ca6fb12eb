"""Which port the app opens on, and what is said where there is none."""

import pytest

from starting import serving
from starting.commands import NotReadyError


@pytest.mark.parametrize("port", [0, -1, 65_536, 99_999])
def test_what_is_no_port_is_said_to_be_none(port: int) -> None:
    with pytest.raises(NotReadyError, match=rf"^{port} is no port\. Give --port from 1 to 65535\.$"):
        serving.free_port(port)


def test_ports_that_cannot_be_opened_are_named_up_to_the_last_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving, "is_free", lambda _: False)
    with pytest.raises(NotReadyError, match=r"None of the ports 65500 to 65535 can be opened\."):
        serving.free_port(65_500)
    with pytest.raises(NotReadyError, match=r"Port 65535 cannot be opened\."):
        serving.free_port(65_535)
    with pytest.raises(NotReadyError, match=r"None of the ports 8501 to 8550 can be opened\."):
        serving.free_port(8501)


def test_the_next_free_port_is_taken_and_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "is_free", lambda port: port == 8503)
    assert serving.free_port(8501) == 8503
    assert "8501" in capsys.readouterr().out
