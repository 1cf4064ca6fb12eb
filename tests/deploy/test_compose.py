"""Is the compose file one, by the specification, and as careful as docs/office.md says?"""

import re
from typing import Any

import pytest
from compose_spec import PyCompose, PyOptions

from tests.made_once import ROOT

DEPLOY = ROOT / "deploy"
TEXT = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
SETTINGS = (DEPLOY / ".env.example").read_text(encoding="utf-8")


def composed(text: str = TEXT) -> PyCompose:
    """The file as compose reads it, its anchors written out."""
    options = PyOptions()
    options.apply_merge = True
    read: PyCompose = options.from_yaml(text)
    return read


WHOLE: dict[str, Any] = composed().to_dict()
SERVICES = WHOLE["services"]


def test_it_is_a_compose_file_whose_parts_are_all_there() -> None:
    composed().validate()
    assert sorted(SERVICES) == ["app", "database", "proxy"]


@pytest.mark.parametrize(
    ("wrong", "words"), [("read_onlyy: true", "read_onlyy"), ("read_only: perhaps", "expected a boolean")]
)
def test_what_compose_does_not_have_would_be_noticed(wrong: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        composed(f"services:\n  app:\n    image: within-reach\n    {wrong}\n")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_kept_small(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert name == "app" or "healthcheck" in service, "that of the app is in its image"
    assert name == "database" or service["cap_drop"] == ["ALL"]
    assert "privileged" not in service


def test_only_the_proxy_can_be_reached_and_the_database_reaches_nothing() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["proxy"]["ports"] == ["443:8443", "80:8080"]
    assert SERVICES["database"]["networks"] == ["inside"]
    assert WHOLE["networks"]["inside"] == {"internal": True}


def test_each_setting_is_in_the_example_and_each_of_the_example_is_used() -> None:
    used = set(re.findall(r"\$\{(\w+)", TEXT))
    given = set(re.findall(r"^(\w+)=", SETTINGS, re.MULTILINE))
    run = set(re.findall(r"\$\{(\w+)", (DEPLOY / "run.sh").read_text(encoding="utf-8")))
    assert used <= given
    assert given <= used | run


def test_no_password_is_in_the_example() -> None:
    assert re.search(r"^DATABASE_PASSWORD=$", SETTINGS, re.MULTILINE)


def test_what_is_laid_into_a_container_is_there_or_is_said_to_be_needed() -> None:
    files = [volume.split(":")[0] for service in SERVICES.values() for volume in service["volumes"]]
    paths = [(DEPLOY / path).resolve() for path in files if path.startswith(".")]
    assert len(paths) == 3
    page = (ROOT / "docs" / "office.md").read_text(encoding="utf-8")
    for path in paths:
        assert path.exists() or path.relative_to(ROOT).as_posix() in page, path
