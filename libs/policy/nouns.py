"""Turns the checked shapes of the files into the nouns the rules work with."""

from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType

from libs.kernel.calendar import DayKind, SpecialDay, WorkCalendar
from libs.kernel.profile import CodeItem, CodeList, Profile, TimeLimit, Unit
from libs.kernel.rule import Rule
from libs.policy.rows import CalendarFile, HolidayRow, LimitRow, ListRow, ProfileFile
from libs.policy.tables import table_of


def profile_of(file: ProfileFile) -> Profile:
    """The profile as the kernel knows it; nothing of it can be changed."""
    return Profile(
        name=file.name,
        version=file.version,
        text=file.text,
        effective_from=file.effective_from,
        effective_to=file.effective_to,
        lists=MappingProxyType({name: _list(name, row) for name, row in file.lists.items()}),
        limits=MappingProxyType({code: _limit(code, row) for code, row in file.limits.items()}),
        options=MappingProxyType({name: row.value for name, row in file.options.items()}),
        tables=MappingProxyType({name: table_of(row) for name, row in file.tables.items()}),
    )


def calendar_of(file: CalendarFile) -> WorkCalendar:
    """The working calendar: arranged years, and what is known of the others."""
    days: dict[date, SpecialDay] = {}
    for rows in (*(year.holidays for year in file.confirmed.values()), *file.expected.values()):
        for row in rows:
            days.update(_days(row))
    yearly = {(int(day[:2]), int(day[3:])): row.text for row in file.yearly for day in row.days}
    return WorkCalendar(days, file.confirmed.keys(), yearly)


def _list(name: str, row: ListRow) -> CodeList:
    items = tuple(
        CodeItem(item.code, item.text, Rule(*item.cites), item.source, order, MappingProxyType(item.attributes))
        for order, item in enumerate(row.items, start=1)
    )
    return CodeList(name, row.text, Rule(*row.cites), items)


def _limit(code: str, row: LimitRow) -> TimeLimit:
    return TimeLimit(code, row.length, Unit(row.unit), row.text, row.passing.text, Rule(*row.cites), row.source)


def _days(row: HolidayRow) -> Iterator[tuple[date, SpecialDay]]:
    for offset in range((row.last - row.first).days + 1):
        yield row.first + timedelta(days=offset), SpecialDay(DayKind.HOLIDAY, row.text)
    for day in row.makeup:
        yield day, SpecialDay(DayKind.MAKEUP, row.text)
