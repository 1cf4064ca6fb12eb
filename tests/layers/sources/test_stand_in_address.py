"""A stand-in for the internet may only be this machine, and every address goes through it."""

import pytest

from layers.sources.stand_in import StandInError, led_to, sent_to, stand_in_address

HERE = "http://127.0.0.1:8123"
HOSTS = frozenset({"a.example.org", "b.example.org"})


@pytest.mark.parametrize("address", [HERE, f"{HERE}/", "http://localhost:80", "http://[::1]:9"])
def test_this_machine_may_stand_in(address: str):
    assert stand_in_address({"WITHIN_REACH_WEB": address}) == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "http://192.168.0.1:80",
        "http://example.org:80",
        "https://127.0.0.1:80",
        "http://127.0.0.1",
        "http://127.0.0.1:80/path",
        "http://me@127.0.0.1:80",
        "http://127.0.0.1.example.org:80",
        "http://127.0.0.1:port",
        "http://[",
        "127.0.0.1:80",
    ],
)
def test_nothing_else_may(address: str):
    with pytest.raises(StandInError, match="no address of this machine"):
        stand_in_address({"WITHIN_REACH_WEB": address})


def test_without_it_the_internet_is_asked():
    assert stand_in_address({}) == stand_in_address({"WITHIN_REACH_WEB": " "}) == ""
    assert sent_to("https://a.example.org/x?y=z", "") == "https://a.example.org/x?y=z"


def test_an_address_goes_to_the_stand_in_whole():
    assert sent_to("https://a.example.org/x?y=https://z", HERE) == f"{HERE}/a.example.org/x?y=https://z"


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("https://b.example.org/y?z", "https://b.example.org/y?z"),
        (f"{HERE}/b.example.org/y?z", "https://b.example.org/y?z"),
        ("/b.example.org/y", "https://b.example.org/y"),
        ("/y", "https://a.example.org/y"),
        ("y", "https://a.example.org/x/y"),
        ("http://b.example.org/y", "http://b.example.org/y"),
    ],
)
def test_wherever_it_leads_on_to_is_read_as_the_real_address(location: str, there: str):
    assert led_to("https://a.example.org/x/f", location, stand_in=HERE, hosts=HOSTS) == there
