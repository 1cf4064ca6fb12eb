"""Did every kind of test run? Fails unless enough of each passed and none of them was skipped."""

import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

# About nine in ten of what there is of each kind.
FEWEST = {"browser": 95, "postgresql": 80, "postgis": 12, "newport": 95, "all": 2_600}


def kinds_of(case: ET.Element) -> Iterator[str]:
    """What a test needs: the browser by its name, the rest as ``tests/conftest.py`` writes it down."""
    yield "all"
    if case.get("classname", "").startswith("tests.browser"):
        yield "browser"
    for item in case.iter("property"):
        if item.get("name") == "needs":
            yield item.get("value", "")


def main(folder: str) -> str:
    """What is wrong with the tests of the JUnit reports in a folder, or ""."""
    passed: Counter[str] = Counter()
    skipped = []
    for report in sorted(Path(folder).glob("*.xml")):
        for case in ET.parse(report).iter("testcase"):  # noqa: S314 - our own report
            kinds = list(kinds_of(case))
            if case.find("skipped") is None:
                passed.update(kinds if case.find("failure") is None and case.find("error") is None else [])
            elif len(kinds) > 1:
                skipped.append(f"{case.get('classname')}.{case.get('name')}")
    if skipped:
        return f"These tests were skipped, and each has to run: {', '.join(skipped)}."
    few = [
        f"{passed[kind]} of {kind} (at least {fewest})"
        for kind, fewest in FEWEST.items()
        if passed[kind] < fewest
    ]
    return f"Too few tests ran: {', '.join(few)}." if few else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
