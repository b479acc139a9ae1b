"""Dates as a reader of news says them."""

from datetime import UTC, date, datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def shown_date(iso: str) -> str:
    """Return an ISO date, as precise as it is, in words: "17 May 2024", "May 2024", "2024"."""
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return iso
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return iso
    words = [parts[0], *(_MONTHS[int(month) - 1] for month in parts[1:2])]
    words += [str(int(day)) for day in parts[2:3]]
    return " ".join(reversed(words))


def shown_age(moment: str, now: datetime | None = None) -> str:
    """Return when something happened (ISO 8601, UTC) seen from now: "5 minutes ago", "3 May"."""
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    seconds = ((now or datetime.now(UTC)) - then).total_seconds()
    if seconds < 90:
        return "just now"
    if seconds < 3600:
        return f"{round(seconds / 60)} minutes ago"
    return _days_ago(then.astimezone().date(), (now or datetime.now(UTC)).astimezone().date())


def _days_ago(then: date, today: date) -> str:
    days = (today - then).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"{days} days ago"
    words = f"{then.day} {_MONTHS[then.month - 1]}"
    return words if then.year == today.year else f"{words} {then.year}"
