"""What went wrong and what to do about it, in words a user can act on."""

from collections.abc import Mapping

from geo.wording import as_wording


class WithinReachError(Exception):
    """Anything the user can put right: what is wrong, and the fix.

    Both are English templates with {names}, the values beside them: ``WithinReachError("No {kind} is near.",
    "Choose another.", kind=kind)``. Without values both are taken as they stand. ``what`` and ``fix`` read as
    the English sentences and hold their templates; a wording made elsewhere keeps its own values.
    """

    def __init__(self, what: str, fix: str, /, **values: object) -> None:
        self.what, self.fix = as_wording(what, values), as_wording(fix, values)
        super().__init__(self.what, self.fix)  # both in args, so that it survives pickling to a worker

    @property
    def kind(self) -> str:
        """Which error it is, for whoever words it anew."""
        return type(self).__name__

    @property
    def values(self) -> Mapping[str, object]:
        """Every value of both sentences by its name."""
        return {**self.what.values, **self.fix.values}

    def __str__(self) -> str:
        return f"{self.what} {self.fix}"


class MissingColumnError(WithinReachError, ValueError):
    """A table lacks a column that the model needs."""


class CrsMismatchError(WithinReachError, ValueError):
    """Two layers, or a layer and its area, are in different coordinate systems."""
