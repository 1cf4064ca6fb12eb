"""What lies behind an error that has gone through several hands?"""


def is_caused_by(error: BaseException | None, kind: type[BaseException]) -> bool:
    """Whether an error, or one of those from which it came, is of a kind."""
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error is not None
