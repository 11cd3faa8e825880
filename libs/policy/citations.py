"""Every row stands on a known rule and comes from a known document; versions of a profile do not overlap."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from libs.policy.reading import CALENDAR, DRAFT, RULES, Reader
from libs.policy.rows import CalendarFile, Cited, DocumentEntry, HolidayRow, ProfileFile, RuleRow

_SATURDAY = 5


def check_register(reader: Reader, rules: Mapping[str, RuleRow], documents: Mapping[str, DocumentEntry]) -> None:
    """Every rule of the register names a document that exists."""
    for number, row in rules.items():
        if row.document not in documents:
            reader.note(RULES, number, f"the document {row.document} is not in the list of documents")


def check_calendar(reader: Reader, calendar: CalendarFile, documents: Mapping[str, DocumentEntry]) -> None:
    """Every arrangement names its notice, its days lie in its year, and only weekend days are made up."""
    sources = {"statutory_source": calendar.statutory_source}
    sources |= {f"confirmed.{year}": row.source for year, row in calendar.confirmed.items()}
    for row, source in sources.items():
        _check_source(reader, CALENDAR, row, source, documents)
    for year, arrangement in calendar.confirmed.items():
        _check_holidays(reader, f"confirmed.{year}", year, arrangement.holidays)
    for year, holidays in calendar.expected.items():
        if year in calendar.confirmed:
            reader.note(CALENDAR, f"expected.{year}", "the year is confirmed, nothing more is expected")
        _check_holidays(reader, f"expected.{year}", year, holidays)


def check_profile(
    reader: Reader,
    file: str,
    profile: ProfileFile,
    rules: Collection[str],
    documents: Collection[str],
) -> None:
    """Every row cites rules of the register and a listed document; names fit the file; no code is used twice."""
    if file not in (DRAFT, f"{profile.name}/{profile.version}.yaml"):
        reader.note(file, "name", f"name and version belong to the file {profile.name}/{profile.version}.yaml")
    if profile.effective_to is not None and profile.effective_to <= profile.effective_from:
        reader.note(file, "effective_to", "the version ends before it begins")
    for row, cited in _rows(profile):
        for number in cited.cites:
            if not number.startswith("T") and number not in rules:
                reader.note(file, row, f"the rule {number} is not in the register")
        _check_source(reader, file, row, cited.source, documents)
    for name, codes in profile.lists.items():
        for code, times in Counter(item.code for item in codes.items).items():
            if times > 1:
                reader.note(file, f"lists.{name}.{code}", "the code is used twice")


def check_versions(reader: Reader, profiles: Mapping[str, ProfileFile]) -> None:
    """On any day at most one version of a profile is in force."""
    in_order = sorted(profiles.items(), key=lambda entry: (entry[1].name, entry[1].effective_from))
    for (_, earlier), (file, later) in pairwise(in_order):
        ended = earlier.effective_to is not None and earlier.effective_to <= later.effective_from
        if earlier.name == later.name and not ended:
            reader.note(file, "effective_from", f"overlaps with version {earlier.version}, which has not ended by then")


def _rows(profile: ProfileFile) -> Iterator[tuple[str, Cited]]:
    for name, codes in profile.lists.items():
        yield f"lists.{name}", codes
        for item in codes.items:
            yield f"lists.{name}.{item.code}", item
    for name, limit in profile.limits.items():
        yield f"limits.{name}", limit
    for name, option in profile.options.items():
        yield f"options.{name}", option
    for name, table in profile.tables.items():
        yield f"tables.{name}", table
        for number, row in enumerate(table.rows, start=1):
            yield f"tables.{name}.rows.{number}", row


def _check_source(reader: Reader, file: str, row: str, source: str, documents: Collection[str]) -> None:
    document = source.partition("/")[0]
    if document not in documents:
        reader.note(file, row, f"the document {document} is not in the list of documents")


def _check_holidays(reader: Reader, row: str, year: int, holidays: list[HolidayRow]) -> None:
    for holiday in holidays:
        if holiday.last < holiday.first:
            reader.note(CALENDAR, row, f"the holiday of {holiday.first} ends before it begins")
        if any(day.year != year for day in (holiday.first, holiday.last, *holiday.makeup)):
            reader.note(CALENDAR, row, f"the holiday of {holiday.first} has a day of another year")
        for day in holiday.makeup:
            if day.weekday() < _SATURDAY:
                reader.note(CALENDAR, row, f"{day} is no Saturday or Sunday and cannot be made up")
