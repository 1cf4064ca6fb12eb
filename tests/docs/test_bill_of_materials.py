"""Is the bill of materials whole: every package of the locks, with hashes and a licence, by the schema?"""

import importlib.util
import re
from types import ModuleType
from typing import Any

import pytest

from tests.made_once import ROOT


def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bill_of_materials", ROOT / "docs" / "bill_of_materials.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    made: dict[str, Any] = program().bill_of_materials()
    return made


def test_it_holds_what_the_locks_hold(bill: dict[str, Any]) -> None:
    locks = "".join((ROOT / lock).read_text() for lock in ("requirements.txt", "requirements-model.txt"))
    locked = set(re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", locks, re.MULTILINE))
    assert {(each["name"], each["version"]) for each in bill["components"]} == locked
    assert len(locked) > 60


def test_each_has_its_hashes_and_its_licence(bill: dict[str, Any]) -> None:
    text = str(bill)
    locks = "".join((ROOT / lock).read_text() for lock in ("requirements.txt", "requirements-model.txt"))
    assert not [digest for digest in re.findall(r"sha256:([0-9a-f]{64})", locks) if digest not in text]
    assert all(each["licenses"][0]["license"]["name"] for each in bill["components"])
    page = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| [^|]+ \| (.+) \|$", page, re.MULTILINE))
    stated = {each["name"]: each["licenses"][0]["license"]["name"] for each in bill["components"]}
    assert {name: stated[name].replace("|", "/") for name in rows if name in stated} == {
        name: licence for name, licence in rows.items() if name in stated
    }


def test_it_says_whose_it_is_and_in_which_form(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == "within-reach"
    assert "timestamp" not in bill["metadata"], "the same locks give the same file"


def test_what_is_no_bill_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    module = program()
    monkeypatch.setattr(module, "_licence", lambda _name: 5)
    with pytest.raises(ValueError, match="This is no bill of materials"):
        module.bill_of_materials()
