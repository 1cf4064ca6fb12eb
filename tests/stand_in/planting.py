"""What can be planted in the stand-in: each changes one answer of a server."""

import json
import re
from dataclasses import dataclass, replace

from tests.stand_in.web import Answer, Fault, Request

IMD = "assets.publishing.service.gov.uk"
PAGE = b"\n<!DOCTYPE html><html><title>Downloads</title><p>Choose a file</p></html>"
SIGN_IN = b"<html><form>Please sign in <input type='password'></form></html>"


PLACES = {
    "deprivation_scotland": "Orkney",
    "small_areas_scotland": "Orkney",
    "census_scotland": "Orkney",
    "postcode_directory_scotland": "Orkney",
    "residents_northern_ireland": "Belfast",
    "cars_northern_ireland": "Belfast",
    "carers_northern_ireland": "Belfast",
}


@dataclass(frozen=True)
class KnownFault:
    """A fault: the source it befalls, where, how, and what must be said of it."""

    name: str
    source: str
    pattern: str
    fault: Fault | Answer
    what: str
    fix: str = ""
    needs: tuple[str, ...] = ()


def cut(_: Request, answer: Answer) -> Answer:
    """The server hangs up in the middle, each time at the same place and from the start."""
    plain = {name: value for name, value in answer.headers.items() if name == "Content-Type"}
    length = {"Content-Length": str(len(answer.body))}
    return Answer(answer.body, headers={**plain, **length}, cut_at=len(answer.body) // 2)


def to_a_page(request: Request, _: Answer) -> Answer:
    """The address leads on to a page about the file."""
    there = {"Location": f"https://{IMD}/page"}
    return Answer(status=301, headers=there) if request.path.endswith(".csv") else Answer(PAGE)


def silent(_: Request, answer: Answer) -> Answer:
    """It begins to answer and says no more."""
    return replace(answer, is_file=False, silent_s=3.0)


def dripping(_: Request, answer: Answer) -> Answer:
    """It sends letter by letter, without end."""
    return replace(answer, is_file=False, body=b"x" * 2_000, drip_s=0.05)


def half_in_full(_: Request, answer: Answer) -> Answer:
    """Half a file that says it is whole."""
    return replace(answer, body=answer.body[: len(answer.body) // 2], headers={})


def record(change: object) -> Fault:
    """Change the JSON of an answer."""

    def changed(_: Request, answer: Answer) -> Answer:
        return Answer(json.dumps(change(json.loads(answer.body))).encode())  # type: ignore[operator]

    return changed


def text(pattern: str, new: str, count: int = 0) -> Fault:
    """Change the words of an answer."""

    def changed(_: Request, answer: Answer) -> Answer:
        return Answer(re.sub(pattern, new, answer.body.decode(), count=count).encode())

    return changed


def of_query(name: str, fault: Fault) -> Fault:
    """Only where the query has a key."""
    return lambda request, answer: fault(request, answer) if name in request.query else answer


def without_first(rows: dict) -> dict:
    """One feature is missing."""
    return {**rows, "features": rows["features"][1:]}


def first_twice(rows: dict) -> dict:
    """The first feature stands in place of the second."""
    first = rows["features"][0]
    return {**rows, "features": [first if n == 1 else each for n, each in enumerate(rows["features"])]}


def same_code(rows: dict) -> dict:
    """All features have the code of the first."""
    code = rows["features"][0]["properties"]["WD25CD"]
    changed = [{**each, "properties": {**each["properties"], "WD25CD": code}} for each in rows["features"]]
    return {**rows, "features": changed}


def in_france(rows: dict) -> dict:
    """All features lie far away."""
    place = {"type": "Polygon", "coordinates": [[[20.0, 45.0], [20.1, 45.0], [20.1, 45.1], [20.0, 45.0]]]}
    return {**rows, "features": [{**each, "geometry": place} for each in rows["features"]]}


def no_place(rows: dict) -> dict:
    """No feature has a place."""
    return {**rows, "features": [{**each, "geometry": None} for each in rows["features"]]}


def no_last_row(_: Request, answer: Answer) -> Answer:
    """A table without its last row."""
    return Answer(b"\r\n".join(answer.body.rstrip().split(b"\r\n")[:-1]) + b"\r\n")


def without_area(_: Request, answer: Answer) -> Answer:
    """A table that has nothing of one small area, and says it is whole."""
    lines = [line for line in answer.body.decode().split("\r\n") if "E01900100" not in line]
    count = len([line for line in lines[1:] if line])
    lines[1:] = [re.sub(r",\d+$", f",{count}", line) for line in lines[1:]]
    return Answer("\r\n".join(lines).encode())


def doubled(_: Request, answer: Answer) -> Answer:
    """A table that has its first row twice, in place of the second."""
    lines = answer.body.decode().split("\r\n")
    lines[2] = lines[1]
    return Answer("\r\n".join(lines).encode())


def place_of(known: KnownFault) -> str:
    """The made-up council that a fault befalls: one of the nation that its source is for."""
    return PLACES.get(known.source, "Wigan")
