"""What do all examples together say of something new, each by how alike it is?

Kernel ridge regression (Saunders, Gammerman and Vovk, 1998): examples that have many their like count less
each, and none alone decides, as the nearest one would.
"""

import numpy as np

from geo.types import FloatArray
from layers.sentences.model import Floats
from layers.sentences.solutions import RidgeGiven, RidgeSolution, kept_solution


class KernelRidge:
    """Examples with their answers, ready to be asked."""

    def __init__(self, given: RidgeGiven) -> None:
        """Learn from examples, unless that was done before (``layers.sentences.solutions``).

        ``given`` has the examples, what each says, how fast an example's weight falls with its likeness, and
        how little each is believed.
        """
        self._sharpness = given.sharpness
        self.solution = kept_solution(given) or self._learned(given)

    def read(self, likeness: Floats) -> FloatArray:
        """(t, m) or (t,) the answers for what is so alike (t, s) to the examples."""
        # Sums one by one: a product of matrices would wake threads that are slower on so little.
        weights = self.solution.weights
        return np.asarray(np.einsum("ts,s...->t...", self._kernel(likeness), weights, optimize=False))

    def _learned(self, given: RidgeGiven) -> RidgeSolution:
        from scipy.linalg import solve  # here, since what was learned before is read

        kernel = self._kernel(given.vectors @ given.vectors.T)
        kernel[np.diag_indices_from(kernel)] += given.ridge
        weights = solve(kernel, given.answers, assume_a="pos", overwrite_a=True, check_finite=False)
        return RidgeSolution(given.digest, np.asarray(weights))

    def _kernel(self, likeness: Floats) -> FloatArray:
        return np.asarray(np.exp(self._sharpness * (likeness.astype(float) - 1.0)))
