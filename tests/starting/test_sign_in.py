"""An office is not served where people cannot sign in safely; each fault has its sentence."""

from pathlib import Path

import pytest

from starting.commands import NotReadyError
from starting.sign_in import ROLES, check_sign_in, is_office, read_sign_in, secret_files

SEAL = "e0b9c5b2f1a64d1c9f8e7d6c5b4a39281706f5e4d3c2b1a0"
GOOD = """
[auth]
redirect_uri = "https://reach.council.example/oauth2callback"
cookie_secret = "e0b9c5b2f1a64d1c9f8e7d6c5b4a39281706f5e4d3c2b1a0"
client_id = "wr"
client_secret = "s3"
server_metadata_url = "https://login.council.example/.well-known/openid-configuration"

[sign_in]
hours = 8
ask = "the service desk"

[sign_in.roles]
steward = ["WR.Steward"]
"front line" = ["WR.FrontLine", "WR.Duty"]
"""


def checked(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of these settings."""
    monkeypatch.delenv("STREAMLIT_SECRETS_FILES", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    (tmp_path / ".streamlit").mkdir(exist_ok=True)
    (tmp_path / ".streamlit" / "secrets.toml").write_text(text, encoding="utf-8")
    with pytest.raises(NotReadyError) as faults:
        check_sign_in(tmp_path)
    return str(faults.value)


def test_good_settings_are_taken(tmp_path, monkeypatch):
    monkeypatch.delenv("STREAMLIT_SECRETS_FILES", raising=False)
    (tmp_path / ".streamlit").mkdir()
    file = tmp_path / ".streamlit" / "secrets.toml"
    file.write_text(GOOD, encoding="utf-8")
    check_sign_in(tmp_path)
    here = read_sign_in([file])
    assert (here.hours, here.claim, here.name, here.open_data, here.is_https) == (
        8, "roles", "name", False, True,
    )  # fmt: skip
    assert here.roles == {"steward": ("WR.Steward",), "front line": ("WR.FrontLine", "WR.Duty")}
    assert here.providers == ("default",)


def test_nothing_configured_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    monkeypatch.delenv("STREAMLIT_SECRETS_FILES", raising=False)
    with pytest.raises(NotReadyError, match=r"No sign-in is configured, and an office is not served without"):
        check_sign_in(tmp_path)


def test_a_file_that_is_no_toml_is_named(tmp_path, monkeypatch):
    assert "secrets.toml cannot be read (TOMLDecodeError)" in checked(tmp_path, "[auth", monkeypatch)


@pytest.mark.parametrize(
    ("line", "instead", "words"),
    [
        ('cookie_secret = "e0b9c5b2f1a64d1c9f8e7d6c5b4a39281706f5e4d3c2b1a0"', "", "has no cookie_secret"),
        (SEAL, "e0b9c5b2", "has 8 signs; 32 are the least"),
        (SEAL, "change-me-to-something-long-please-do-it", "placeholder"),
        (SEAL, "ab" * 20, "only 2 different signs"),
        ("https://reach", "http://reach", "must begin with https://"),
        ("/oauth2callback", "/", "must end in /oauth2callback"),
        ('redirect_uri = "https://reach.council.example/oauth2callback"', "", "has no redirect_uri"),
        ('client_id = "wr"', "", "has no client_id"),
        ("https://login.council.example/", "http://login.council.example/", "url of [auth] must begin"),
        ('steward = ["WR.Steward"]', 'stewards = ["WR.Steward"]', 'names "stewards", which is no role here'),
        ('steward = ["WR.Steward"]', '"published data" = ["x"]', 'names "published data", which is no role'),
        ('steward = ["WR.Steward"]', 'steward = "WR.Steward"', '"steward" in [sign_in.roles] needs a list'),
        ("hours = 8", "hours = 13", "hours in [sign_in] is 13: a sign-in is good for at most 12 hours"),
        ("hours = 8", "hours = 0", "at most 12 hours"),
        ("hours = 8", "hours = true", "at most 12 hours"),
        ('ask = "the service desk"', "ask = 3", "ask in [sign_in] must be a text"),
        ("hours = 8", 'open_data = "no"', "open_data in [sign_in] must be true or false"),
    ],
)  # fmt: skip
def test_each_fault_has_its_sentence(line, instead, words, tmp_path, monkeypatch):
    assert line in GOOD
    assert words in checked(tmp_path, GOOD.replace(line, instead), monkeypatch)


def test_all_faults_are_said_at_once(tmp_path, monkeypatch):
    text = checked(tmp_path, '[auth]\nclient_id = "x"\n', monkeypatch)
    assert "client_secret" in text
    assert "cookie_secret" in text
    assert "redirect_uri" in text
    assert "No role is given to anybody" in text


def test_this_machine_needs_no_https(tmp_path):
    file = tmp_path / "s.toml"
    file.write_text(GOOD.replace("https://reach.council.example", "http://127.0.0.1:8501"), encoding="utf-8")
    assert not read_sign_in([file]).is_https


def test_providers_with_names_are_each_looked_at(tmp_path):
    parts = GOOD.replace("client_id", "[auth.entra]\nclient_id")
    file = tmp_path / "s.toml"
    file.write_text(parts, encoding="utf-8")
    assert read_sign_in([file]).providers == ("entra",)
    file.write_text(parts.replace("[auth.entra]", "[auth.our_login]"), encoding="utf-8")
    with pytest.raises(NotReadyError, match="must have no underscore; call it our-login"):
        read_sign_in([file])


def test_secrets_are_looked_for_where_streamlit_does(tmp_path):
    assert secret_files(tmp_path, {})[-1] == tmp_path / ".streamlit" / "secrets.toml"
    named = secret_files(tmp_path, {"STREAMLIT_SECRETS_FILES": "/run/a.toml b.toml"})
    assert named == (Path("/run/a.toml"), tmp_path / "b.toml")


def test_an_office_is_what_the_environment_says():
    assert is_office({"WITHIN_REACH_OFFICE": " Yes "})
    assert not is_office({"WITHIN_REACH_OFFICE": "no"})
    assert not is_office({})


def test_the_roles_are_those_of_the_table_of_permits():
    from actions.permits.roles import OF_PEOPLE

    assert set(ROLES) == {role.value for role in OF_PEOPLE}
