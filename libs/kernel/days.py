"""Days and instants as a caller may write them: one spelling each, within the years an office works with."""

from datetime import UTC, date, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, BeforeValidator

from libs.kernel.finding import Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""Beyond these a date is a slip of the pen; within them no counting of days and no time zone leaves the calendar."""

_SPELLING = Text("应为日期，格式为 YYYY-MM-DD", "A date is expected, written YYYY-MM-DD")
_INSTANT_SPELLING = Text(
    "应为带时区的时刻，格式为 YYYY-MM-DDTHH:MM:SS+08:00",
    "A date and time with its zone is expected, written YYYY-MM-DDTHH:MM:SS+08:00",
)
OUT_OF_RANGE: Final = Text("日期应在 {first} 至 {last} 之间", "The date must lie between {first} and {last}").fill(
    first=FIRST_DAY, last=LAST_DAY
)


def _spelt_as_day(value: object) -> object:
    """Only the written form: no count of seconds, no instant whose time of day would be dropped."""
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise ValueError(Missing("", "date_parsing", _SPELLING, Rule()))
    if isinstance(value, str) and value.isascii() and not (len(value) == 10 and value[4] == value[7] == "-"):
        raise ValueError(Missing("", "date_parsing", _SPELLING, Rule()))
    return value


def _spelt_as_instant(value: object) -> object:
    written = isinstance(value, str) and (not value.isascii() or value[10:11] in ("T", "t", " "))
    if not written and not isinstance(value, datetime):
        raise ValueError(Missing("", "datetime_parsing", _INSTANT_SPELLING, Rule()))
    return value


def _of_an_office_day(value: date) -> date:
    if not FIRST_DAY <= value <= LAST_DAY:
        raise ValueError(Missing("", "date_out_of_range", OUT_OF_RANGE, Rule()))
    return value


def _of_an_office_instant(value: datetime) -> datetime:
    if not _FIRST_INSTANT <= value <= _LAST_INSTANT:
        raise ValueError(Missing("", "date_out_of_range", OUT_OF_RANGE, Rule()))
    return value


_FIRST_INSTANT = datetime(FIRST_DAY.year, 1, 1, tzinfo=UTC)
_LAST_INSTANT = datetime(LAST_DAY.year, 12, 31, tzinfo=UTC)

Day = Annotated[date, BeforeValidator(_spelt_as_day), AfterValidator(_of_an_office_day)]
"""A day as a request writes it: ``YYYY-MM-DD`` from 1900 to 2199; anything else is a field error."""

Instant = Annotated[AwareDatetime, BeforeValidator(_spelt_as_instant), AfterValidator(_of_an_office_instant)]
"""An instant as a request writes it: RFC 3339 with its offset, from 1900 to 2199; anything else is a field error."""
