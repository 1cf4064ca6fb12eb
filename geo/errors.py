"""What went wrong and what to do about it, in words a user can act on."""


class WithinReachError(Exception):
    """Anything the user can put right: what is wrong, and the fix."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what, fix)  # both in args, so that it survives pickling to a worker
        self.what, self.fix = what, fix

    def __str__(self) -> str:
        return f"{self.what} {self.fix}"


class MissingColumnError(WithinReachError, ValueError):
    """A table lacks a column that the model needs."""


class CrsMismatchError(WithinReachError, ValueError):
    """Two layers, or a layer and its area, are in different coordinate systems."""
