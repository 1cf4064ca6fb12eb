"""Did the browser tests run? Fails unless enough of them passed and none was skipped."""

import sys
import xml.etree.ElementTree as ET

FEWEST = 30


def main(report: str) -> str:
    """What is wrong with the browser tests in a JUnit report, or ""."""
    found = ET.parse(report).iter("testcase")  # noqa: S314 - our own report
    cases = [case for case in found if case.get("classname", "").startswith("tests.browser")]
    skipped = [case.get("name") for case in cases if case.find("skipped") is not None]
    passed = len(cases) - len(skipped)
    if skipped:
        return f"These browser tests were skipped, and each has to run: {', '.join(map(str, skipped))}."
    if passed < FEWEST:
        return f"Only {passed} browser tests ran; there should be at least {FEWEST}."
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
