"""How long does a busy server ask to be left alone?"""

import email.utils
from datetime import UTC, datetime


def retry_after_s(header: str) -> float | None:
    """Seconds that a server asks us to wait; None where it does not say."""
    text = header.strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
