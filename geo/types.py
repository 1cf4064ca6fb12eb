"""The array types that the mathematics speaks in."""

from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int32]
UnsignedArray = npt.NDArray[np.uint32]
EntryArray = npt.NDArray[np.uint64]
IndexArray = npt.NDArray[np.integer[Any]]  # any width: for numbering things within a function
FlagArray = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
ObjectArray = npt.NDArray[np.object_]
