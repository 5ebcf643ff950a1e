"""Stored numbers as exact text, and serial numbers as dates."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dxdesk.sheets.values import CellKind

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(E[+-]?\d{1,6})?", re.IGNORECASE | re.ASCII)
_INTEGER_DIGITS = 309  # as many as the largest number that a cell can hold has
_EPOCH_1904 = datetime(1904, 1, 1)
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_EARLY = datetime(1899, 12, 31)
_LEAP_DAY = 60  # Excel's 29 February 1900, a day that never was
_LAST_SERIAL = 2_958_466  # 1 January 10000
_MILLISECONDS = 86_400_000

Content = tuple[str, CellKind]


def number_content(raw: str) -> Content:
    """The shortest decimal text of a stored number, or an error with the text as found."""
    if raw.isascii() and raw.isdigit() and len(raw) < 16 and (raw[0] != "0" or raw == "0"):
        return raw, CellKind.NUMBER
    text = _exact(raw)
    return (raw, CellKind.ERROR) if text is None else (text, CellKind.NUMBER)


def _exact(raw: str) -> str | None:
    """None if the text is no number that a cell can hold.

    A whole number keeps every digit; anything else means the nearest double.
    """
    match = _NUMBER.fullmatch(raw)
    if match is None:
        return None
    if match[2] is None and match[3] is None and match[1].isdigit():
        digits = match[1].lstrip("0") or "0"
        sign = "-" if raw[0] == "-" and digits != "0" else ""
        return sign + digits if len(digits) <= _INTEGER_DIGITS else None
    return _plain(float(raw))


def _plain(number: float) -> str | None:
    if number in (float("inf"), float("-inf")):
        return None
    if number == 0:
        return "0"
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def serial_content(raw: str, *, from_1904: bool) -> Content:
    """The date, date and time, or time of day that a stored serial number shows.

    A serial that shows no date (negative, 29 February 1900, after 9999) stays a number.
    """
    text, kind = number_content(raw)
    if kind is not CellKind.NUMBER:
        return text, kind
    serial = float(text)
    if 0 <= serial < 1 and not (from_1904 and serial == 0):
        return _time_content(serial)
    moment = _moment(serial, from_1904)
    return (text, kind) if moment is None else moment_content(moment)


def _time_content(serial: float) -> Content:
    milliseconds = min(round(serial * _MILLISECONDS), _MILLISECONDS - 1)
    moment = _EPOCH_1904 + timedelta(milliseconds=milliseconds)
    return _clock(moment), CellKind.TIME


def _moment(serial: float, from_1904: bool) -> datetime | None:
    if serial < 0 or serial >= _LAST_SERIAL or (int(serial) == _LEAP_DAY and not from_1904):
        return None
    epoch = _EPOCH_1904 if from_1904 else _EPOCH_EARLY if serial < _LEAP_DAY else _EPOCH_1900
    try:
        return epoch + timedelta(milliseconds=round(serial * _MILLISECONDS))
    except OverflowError:
        return None


def moment_content(moment: datetime) -> Content:
    """A moment as ISO text: the date alone at midnight."""
    day = moment.date().isoformat()
    clock = _clock(moment)
    return (day if clock == "00:00:00" else f"{day}T{clock}"), CellKind.DATE


def _clock(moment: datetime) -> str:
    return moment.time().isoformat("milliseconds" if moment.microsecond else "seconds")


def iso_content(raw: str) -> Content:
    """The content of a cell that stores its date as ISO 8601 text (t="d")."""
    try:
        if "T" not in raw and ":" in raw:
            return _clock(datetime.combine(date.min, time.fromisoformat(raw))), CellKind.TIME
        return moment_content(datetime.fromisoformat(raw).replace(tzinfo=None))
    except ValueError:
        return raw, CellKind.ERROR
