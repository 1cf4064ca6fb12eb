"""The process in which OSMnx asks Overpass for a small place: bounded in time, memory and reach.

Run by ``ask.ask_overpass``: ``python -m layers.overpass.child FOLDER``. It reads ``question.json`` there and
writes ``streets.osm.pbf`` and ``answer.json``; what is wrong goes to ``refused.json``. OSMnx by itself would
ask a public resolver, keep answers in a folder, and wait for a minute and again for ever where a server is
busy: here it does none of these, since its answer is taken from it as soon as the server's comes.
"""

import json
import os
import signal
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from geo.errors import WithinReachError
from geo.wording import as_record
from layers.overpass import troubles
from layers.overpass.elements import Degrees, write_elements
from layers.overpass.map_keys import map_tags
from layers.sources.client import USER_AGENT
from layers.sources.content import read_json
from layers.sources.errors import NoInternetError
from layers.sources.model import DataSource
from layers.sources.stand_in import sent_to
from layers.tables.child import limit_self
from layers.web.cause import is_caused_by

QUESTION, ANSWER, REFUSED = "question.json", "answer.json", "refused.json"
STREETS: Final = "streets.osm.pbf"
_SPARE_S: Final = 5  # of the wall limit, for the start and for writing the file
_PIECE: Final = 65_536
_NOT_NEEDED: Final = ("matplotlib", "scipy", "sklearn")  # OSMnx goes without, and is there two seconds sooner


@dataclass(frozen=True)
class OverpassQuestion:
    """What is asked of whom, and how long that may take."""

    source: DataSource
    box: Degrees
    stand_in: str
    wall_s: float

    def as_text(self) -> str:
        """The question as JSON, for the process that asks it."""
        record = {"box": self.box, "stand_in": self.stand_in, "wall_s": self.wall_s}
        return json.dumps({**record, "source": self.source.model_dump(mode="json", exclude_defaults=True)})

    @staticmethod
    def of_text(text: str) -> "OverpassQuestion":
        """The question that ``as_text`` wrote."""
        record: dict[str, Any] = json.loads(text)
        west, south, east, north = record["box"]
        source = DataSource.model_validate_json(json.dumps(record["source"]))
        return OverpassQuestion(
            source, (west, south, east, north), record["stand_in"], float(record["wall_s"])
        )


class _AnswerTakenError(Exception):
    """The server's answer is here, and OSMnx need do no more."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body


def answer_of(question: OverpassQuestion) -> dict[str, Any]:
    """Let OSMnx ask; the server's answer, whole, as JSON has it.

    Raises
    ------
    SourceError
        Nobody answers, or the answer is none, or a part.
    """
    import requests

    source = question.source
    try:
        body = _body(question)
    except requests.exceptions.SSLError:
        raise troubles.not_trusted(source) from None
    except requests.exceptions.ProxyError:
        raise troubles.no_proxy(source) from None
    except requests.exceptions.Timeout:
        raise troubles.takes_too_long(source, question.wall_s) from None
    except requests.exceptions.RequestException as error:
        if is_caused_by(error, TimeoutError):  # it began to answer, and sent nothing more
            raise troubles.takes_too_long(source, question.wall_s) from None
        offline = is_caused_by(error, socket.gaierror)
        raise (troubles.no_internet(source) if offline else troubles.broke_off(source)) from None
    answer = read_json(body, source)
    if not isinstance(answer, dict):
        raise troubles.not_elements(source)
    if answer.get("remark"):
        raise troubles.of_remark(str(answer["remark"]), source)
    if not answer.get("elements"):
        raise troubles.nothing_there(source)
    return answer


def _body(question: OverpassQuestion) -> bytes:
    not_imported: dict[str, Any] = dict.fromkeys(_NOT_NEEDED)
    sys.modules.update(not_imported)
    import osmnx
    import shapely
    import truststore

    truststore.inject_into_ssl()
    source, settings = question.source, osmnx.settings

    def take(response: Any, *_: object, **__: object) -> None:
        """Take the server's answer out of OSMnx's hands as soon as it is here."""
        if response.status_code != 200:
            raise troubles.of_answer(response.status_code, source)
        body = bytearray()
        for piece in response.iter_content(_PIECE):
            body += piece
            if len(body) > source.most_bytes:
                raise troubles.too_much(source.most_bytes, source)
        raise _AnswerTakenError(bytes(body))

    settings.use_cache = settings.overpass_rate_limit = False  # one question: a busy server says so itself
    settings.doh_url_template = None
    settings.http_user_agent, settings.http_referer = USER_AGENT, ""
    settings.overpass_url = sent_to(source.address, question.stand_in)
    settings.requests_timeout = max(int(question.wall_s) - _SPARE_S, 1)
    settings.requests_kwargs = {"stream": True, "allow_redirects": False, "hooks": {"response": take}}
    if os.environ.get("SSL_CERT_FILE"):
        settings.requests_kwargs["verify"] = os.environ["SSL_CERT_FILE"]
    try:
        osmnx.features_from_polygon(shapely.box(*question.box), map_tags())
    except _AnswerTakenError as taken:
        return taken.body
    return b""


def main(arguments: list[str]) -> int:
    """Ask, and write what came, or what is wrong; 0 if all went well, 3 if there is no such place."""
    folder = Path(arguments[0])
    question = OverpassQuestion.of_text((folder / QUESTION).read_text(encoding="utf-8"))
    if hasattr(signal, "alarm"):
        signal.alarm(int(question.wall_s) + 1)  # should whoever started this be gone
    limit_self()
    try:
        answer = answer_of(question)
        base = answer.get("osm3s")
        stamp = str(base.get("timestamp_osm_base", ""))[:20] if isinstance(base, dict) else ""
        counts = write_elements(
            answer["elements"], folder / STREETS, box=question.box, stamp=stamp, source=question.source
        )
        record = {**asdict(counts), "stamp": stamp}
        (folder / ANSWER).write_text(json.dumps(record), encoding="utf-8")
    except MemoryError:
        return _refused(folder, troubles.too_much(question.source.most_bytes, question.source))
    except WithinReachError as fault:
        return _refused(folder, fault)
    return 0


def _refused(folder: Path, fault: WithinReachError) -> int:
    record = {
        "is_offline": isinstance(fault, NoInternetError),
        "words": [as_record(text) for text in (fault.what, fault.fix)],
    }
    (folder / REFUSED).write_text(json.dumps(record), encoding="utf-8")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
