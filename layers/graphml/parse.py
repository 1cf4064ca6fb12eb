"""What is in a GraphML file? Read piece by piece; nothing in it is expanded, followed or run."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from layers.graphml import troubles
from layers.graphml.attributes import EDGE_KEYS, JUNCTION_KEY

LARGEST_GRAPHML: Final = 600_000_000  # bytes
_NODE_KEYS: Final = frozenset({"x", "y", JUNCTION_KEY})
_PIECE: Final = 1 << 20
_LONGEST_TEXT: Final = 4_000_000  # letters of one attribute: a line of some 100,000 points
_MOST_KEYS: Final = 10_000

Attributes = dict[str, str]


@dataclass
class GraphFile:
    """The graph of a file as it stands there: n nodes, m edges."""

    graph: Attributes = field(default_factory=dict)
    edge_keys: set[str] = field(default_factory=set)  # every attribute that edges may have
    node_ids: dict[str, int] = field(default_factory=dict)  # id in the file -> number
    x: "array[float]" = field(default_factory=lambda: array("d"))  # (n,) NaN where there is none
    y: "array[float]" = field(default_factory=lambda: array("d"))
    junctions: dict[int, str] = field(default_factory=dict)  # node -> the junction that it shares
    sources: list[str] = field(default_factory=list)  # (m,) ids of nodes
    targets: list[str] = field(default_factory=list)
    edges: list[Attributes] = field(default_factory=list)  # (m,)


def parse_graphml(path: Path) -> GraphFile:
    """Read a GraphML file to its end.

    Raises
    ------
    GraphmlError
        The file is missing, too large, cut, no GraphML, or declares entities.
    """
    if not path.is_file():
        raise troubles.missing(path.name)
    size = path.stat().st_size
    if size > LARGEST_GRAPHML:
        raise troubles.too_large(path.name, size, LARGEST_GRAPHML)
    reader = _Reader(path.name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse_document_type
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece, False)
        parser.Parse(b"", True)
    except LookupError as error:
        raise troubles.damaged(path.name, f"something lacks its {error}") from None
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, troubles.GraphmlError):
            raise
        raise troubles.damaged(path.name, str(error)) from None
    return reader.file


class _Reader:
    """Hears of each element, and keeps what matters of it."""

    def __init__(self, name: str) -> None:
        self.file = GraphFile()
        self._name = name
        self._keys: dict[str, tuple[str, str]] = {}  # id -> what it is of, and its name
        self._open: list[str] = []
        self._attributes: Attributes = self.file.graph
        self._key: str | None = None  # of the <data> that is being read, where it matters
        self._words: list[str] = []
        self._letters = 0
        self._graphs = 0

    def refuse_document_type(self, *_: object) -> None:
        """A file that declares entities is not read on."""
        raise troubles.document_type(self._name)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(" ")[2]
        if not self._open and tag != "graphml":
            raise troubles.no_graphml(self._name)
        self._open.append(tag)
        if tag == "key":
            self._take_key(attributes)
        elif tag == "graph":
            self._graphs += 1
            if self._graphs > 1:
                raise troubles.no_graphml(self._name)
        elif tag == "node":
            self._attributes = {}
            self.file.node_ids.setdefault(attributes["id"], len(self.file.node_ids))
        elif tag == "edge":
            self._attributes = {}
            self.file.sources.append(attributes["source"])
            self.file.targets.append(attributes["target"])
            self.file.edges.append(self._attributes)
        elif tag == "data":
            self._begin_data(attributes["key"])

    def _take_key(self, attributes: Mapping[str, str]) -> None:
        owner, name = attributes.get("for", "all"), attributes.get("attr.name", attributes["id"])
        self._keys[attributes["id"]] = owner, name
        if len(self._keys) > _MOST_KEYS:
            raise troubles.no_graphml(self._name)
        if owner in ("edge", "all"):
            self.file.edge_keys.add(name)

    def _begin_data(self, key: str) -> None:
        owner = self._open[-2] if len(self._open) > 1 else ""
        name = self._keys[key][1]
        matters = {"node": name in _NODE_KEYS, "edge": name in EDGE_KEYS, "graph": True}.get(owner, False)
        self._key = name if matters else None
        self._words, self._letters = [], 0

    def text(self, words: str) -> None:
        """Text of the element that is open."""
        if self._key is None:
            return
        self._letters += len(words)
        if self._letters > _LONGEST_TEXT:
            raise troubles.no_graphml(self._name)
        self._words.append(words)

    def end(self, name: str) -> None:
        """An element ends."""
        tag = self._open.pop()
        if tag == "data" and self._key is not None:
            self._attributes[self._key] = "".join(self._words).strip()
            self._key = None
        elif tag == "node":
            self._end_node()
        if tag in ("node", "edge"):
            self._attributes = self.file.graph

    def _end_node(self) -> None:
        file, attributes = self.file, self._attributes
        if len(file.x) == len(file.node_ids):
            raise ValueError("a node stands twice")
        file.x.append(_number(attributes.get("x")))
        file.y.append(_number(attributes.get("y")))
        if JUNCTION_KEY in attributes:
            file.junctions[len(file.x) - 1] = attributes[JUNCTION_KEY]


def _number(text: str | None) -> float:
    try:
        return float(text) if text else float("nan")
    except ValueError:
        return float("nan")
