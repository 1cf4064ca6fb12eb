"""The weights of a model, read where they lie: a safetensors file as a view of its bytes, checked by its sum.

Source of the form: https://huggingface.co/docs/safetensors. It holds numbers only; nothing in it can run.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Weights = Mapping[str, NDArray[np.float32]]
HEADER_LENGTH_BYTES: Final = 8
FLOATS: Final = "F32"


class DamagedWeightsError(ValueError):
    """A file of weights is not the one that this program was tested with."""


def read_weights(path: Path, *, sha256: str) -> Weights:
    """The named matrices of a file, shared with every process that reads it.

    Raises
    ------
    DamagedWeightsError
        Its sum is another one.
    OSError
        It cannot be read.
    """
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise DamagedWeightsError(path.name)
    stored = np.memmap(path, dtype=np.uint8, mode="r")
    length = int.from_bytes(stored[:HEADER_LENGTH_BYTES].tobytes(), "little")
    data = stored[HEADER_LENGTH_BYTES + length :]
    header = json.loads(stored[HEADER_LENGTH_BYTES : HEADER_LENGTH_BYTES + length].tobytes())
    return {name: _matrix(data, about) for name, about in header.items() if about.get("dtype") == FLOATS}


def _matrix(data: NDArray[np.uint8], about: Mapping[str, Any]) -> NDArray[np.float32]:
    begins, ends = about["data_offsets"]
    return np.frombuffer(data[begins:ends], dtype="<f4").reshape(about["shape"])
