"""Is a .osm.pbf file a whole sequence of blocks, and how full is its last one?

A .osm.pbf file is a row of blocks, each with its length in front (the PBF Format page of the OpenStreetMap
wiki). So a file cut inside a block is plain to see. One cut between blocks is again a row of whole blocks;
but writers fill every block to the same number of objects, and only the last of a kind is left part-filled.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

MOST_HEADER_BYTES: Final = 64 * 1024  # both limits are the format's own
MOST_BLOCK_BYTES: Final = 32 * 1024 * 1024
FEWEST_IN_FULL_BLOCK: Final = 1000  # writers put 8,000 objects in a block; below this a likeness is chance

_VARINT, _EIGHT_BYTES, _TEXT, _FOUR_BYTES = 0, 1, 2, 5
_DATA_RAW, _DATA_ZLIB = 1, 3  # fields of a Blob
_TYPE, _SIZE = 1, 3  # fields of a BlobHeader
_GROUP, _DENSE, _DENSE_IDS = 2, 2, 1  # PrimitiveBlock.primitivegroup, PrimitiveGroup.dense, DenseNodes.id


class BrokenBlockError(ValueError):
    """A file is not a row of whole blocks; the words say where it goes wrong."""


@dataclass(frozen=True)
class Block:
    """Where one block of data lies in its file."""

    offset: int  # bytes from the file's start to the block's own data
    size: int  # bytes


def data_blocks(path: Path) -> list[Block]:
    """The blocks of data of a file, in order, without the header that comes first.

    Raises
    ------
    BrokenBlockError
        The file does not begin with a header, stops inside a block, or has something else between blocks.
    """
    blocks: list[tuple[bytes, Block]] = []
    length = path.stat().st_size
    with path.open("rb") as file:
        while (at := file.tell()) < length:
            kind, size = _block_header(file, at)
            blocks.append((kind, Block(file.tell(), size)))
            if file.tell() + size > length:
                raise BrokenBlockError(f"it stops inside a block, after {length:,} bytes")
            file.seek(size, 1)
    kinds = [kind for kind, _ in blocks]
    if kinds != [b"OSMHeader"] + [b"OSMData"] * (len(blocks) - 1):
        raise BrokenBlockError("its blocks are not a header and then data")
    return [block for _, block in blocks[1:]]


def last_block_is_full(path: Path, blocks: list[Block]) -> bool:
    """Whether the last block holds as many objects as the first, as blocks do that others follow.

    A whole file's last block is full by chance once in thousands. False where there is but one block, or
    where blocks are small or packed in a way not known here.
    """
    if len(blocks) < 2:
        return False
    with path.open("rb") as file:
        first, last = (_count(_unpacked(file, block)) for block in (blocks[0], blocks[-1]))
    return first == last >= FEWEST_IN_FULL_BLOCK


def _block_header(file: BinaryIO, at: int) -> tuple[bytes, int]:
    """What kind of block begins at ``at``, and its size in bytes; leaves the file where its data begin."""
    size = int.from_bytes(_exactly(file, 4), "big")
    if not 0 < size <= MOST_HEADER_BYTES:
        raise BrokenBlockError(f"no block begins at byte {at:,}")
    header = dict(_fields(_exactly(file, size)))
    kind, data_size = header.get(_TYPE), header.get(_SIZE)
    if not isinstance(kind, bytes) or not isinstance(data_size, int) or data_size > MOST_BLOCK_BYTES:
        raise BrokenBlockError(f"no block begins at byte {at:,}")
    return kind, data_size


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise BrokenBlockError(f"it stops inside a block, after {file.tell():,} bytes")
    return data


def _unpacked(file: BinaryIO, block: Block) -> bytes:
    """The block's data; empty where it is packed in another way than the usual one."""
    file.seek(block.offset)
    blob = dict(_fields(_exactly(file, block.size)))
    packed, raw = blob.get(_DATA_ZLIB), blob.get(_DATA_RAW)
    if isinstance(packed, bytes):
        try:
            return zlib.decompressobj().decompress(packed, MOST_BLOCK_BYTES)
        except zlib.error as error:
            raise BrokenBlockError("a block cannot be unpacked") from error
    return raw if isinstance(raw, bytes) else b""


def _count(data: bytes) -> int:
    """How many nodes, ways and relations a block of data holds."""
    total = 0
    for group in _texts(data, _GROUP):
        for number, value in _fields(group):
            if number == _DENSE and isinstance(value, bytes):
                # Every number ends at its only byte below 128, so these bytes count the ids.
                total += sum(len(ids) - sum(byte > 127 for byte in ids) for ids in _texts(value, _DENSE_IDS))
            else:
                total += 1
    return total


def _texts(data: bytes, number: int) -> Iterator[bytes]:
    return (
        value for field_number, value in _fields(data) if field_number == number and isinstance(value, bytes)
    )


def _fields(data: bytes) -> Iterator[tuple[int, bytes | int]]:
    """The fields of a protocol buffer message: number, and a whole number or bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        if kind == _TEXT:
            size, at = _varint(data, at)
        elif kind in (_EIGHT_BYTES, _FOUR_BYTES):
            size = 8 if kind == _EIGHT_BYTES else 4
        else:
            raise BrokenBlockError("a block holds something that is not map data")
        if at + size > len(data):
            raise BrokenBlockError("a block holds something that is not map data")
        yield key >> 3, data[at : at + size]
        at += size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The whole number that begins at ``at``, and where the next thing begins."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
    raise BrokenBlockError("a block holds something that is not map data")
