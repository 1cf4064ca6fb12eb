"""Opening hours at random, over the whole grammar of OpenStreetMap's opening_hours."""

from random import Random

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NTH = ("1", "2", "3", "4", "5", "-1", "-2", "-3", "1,3", "2,4", "1,-1", "1-2", "-1,3")
_REMARKS = ("by appointment", "ask at the bar; ring first", "members, guests", "closed in rain", "PH as well")


def opening_hours(random: Random) -> str:
    """One text: one to four rules with any separators."""
    text = _rule(random)
    for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
        separator = random.choices(("; ", ", ", ";", " || "), (8, 2, 2, 1))[0]
        text += separator + (_remark(random) if separator == " || " else _rule(random))
    return text


def _rule(random: Random) -> str:
    if random.random() < 0.05:
        return random.choice(("24/7", "off", "Mo-Su off", f'off "{random.choice(_REMARKS)}"', "24/7 off"))
    dates = _dates(random) if random.random() < 0.35 else ""
    days = _weekdays(random) if random.random() < 0.85 else ""
    times = _times(random) if random.random() < 0.85 else ""
    state = random.choices(("", " off", " closed", " open", " unknown"), (20, 3, 1, 1, 1))[0]
    if times and state in (" off", " closed"):
        times = ""
    rule = " ".join(filter(None, [dates, days, times])) + state
    rule = rule.strip() or "10:00-12:00"
    return f"{rule} {_remark(random)}" if random.random() < 0.04 else rule


def _remark(random: Random) -> str:
    return f'"{random.choice(_REMARKS)}"'


def _weekdays(random: Random) -> str:
    return ",".join(_weekday(random) for _ in range(random.choice((1, 1, 1, 2, 3))))


def _weekday(random: Random) -> str:
    first, last = random.choice(DAYS), random.choice(DAYS)
    how = random.random()
    if how < 0.08:
        return random.choice(("PH", "PH", "SH"))
    if how < 0.3:
        offset = random.choice(("", "", "", "", " +1 day", " -2 days"))
        return f"{first}[{random.choice(_NTH)}]{offset}"
    return f"{first}-{last}" if how < 0.65 and first != last else first


def _dates(random: Random) -> str:
    month, other, day = random.choice(MONTHS), random.choice(MONTHS), random.randint(1, 28)
    year = random.choice((2024, 2025, 2026, 2027))
    return random.choice(
        (
            f"{month}-{other}",
            f"{month}-{other}",
            month,
            f"{month} {day:02d}",
            f"{month} {day:02d}-{random.randint(day, 28):02d}",
            f"{month} {day:02d}-{other} {random.randint(1, 28):02d}",
            f"{month},{other}",
            f"{year}",
            f"{year}-{year + random.randint(1, 2)}",
            f"{year}+",
            f"{year} {month} {day:02d}",
            f"{year} {month} {day:02d}-{year + 1} {other} {random.randint(1, 28):02d}",
            f"week {random.randint(1, 20)}-{random.randint(21, 53)}",
            f"week {random.randint(1, 53)}",
            "week 1-53/2",
            "easter",
            "easter -2 days",
        )
    )


def _times(random: Random) -> str:
    return ",".join(_time(random) for _ in range(random.choice((1, 1, 1, 2))))


def _time(random: Random) -> str:
    first = random.randint(0, 46) * 30
    last = first + random.randint(1, 20) * 30
    if random.random() < 0.04:
        return random.choice(
            ("sunrise-sunset", f"{_clock(first)}-sunset", "dawn-dusk", "(sunset-01:00)-23:00")
        )
    if random.random() < 0.05:
        return f"{_clock(first)}+"
    if random.random() < 0.02:
        return f"{_clock(first)}-{_clock(last)}+"
    ends = _clock(last) if random.random() < 0.5 else _clock(last % (24 * 60))
    return f"{_clock(first)}-{ends}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
