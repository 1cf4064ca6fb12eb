"""What do all examples together say of something new, each by how alike it is?

Kernel ridge regression (Saunders, Gammerman and Vovk, 1998): examples that have many their like count less
each, and none alone decides, as the nearest one would.
"""

import numpy as np

from geo.types import FloatArray
from layers.sentences.model import Floats


class KernelRidge:
    """Examples with their answers, ready to be asked."""

    def __init__(
        self, likeness: Floats, answers: FloatArray, *, sharpness: float, ridge: float | FloatArray
    ) -> None:
        """Learn from examples.

        ``likeness`` (s, s) of each example to each, -1 to 1; ``answers`` (s, m) or (s,) what each says;
        ``sharpness`` how fast an example's weight falls with its likeness; ``ridge``, one for all or (s,) one
        for each, how little an example is believed.
        """
        self._sharpness = sharpness
        kernel = self._kernel(likeness) + np.diag(np.broadcast_to(ridge, len(likeness)))
        self._weights = np.linalg.solve(kernel, answers)

    def read(self, likeness: Floats) -> FloatArray:
        """(t, m) or (t,) the answers for what is so alike (t, s) to the examples."""
        # Sums one by one: a product of matrices would wake threads that are slower on so little.
        return np.asarray(np.einsum("ts,s...->t...", self._kernel(likeness), self._weights, optimize=False))

    def _kernel(self, likeness: Floats) -> FloatArray:
        return np.asarray(np.exp(self._sharpness * (likeness.astype(float) - 1.0)))
