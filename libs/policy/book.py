"""The book of policies: every profile in every version, the register of rules, and the working calendar."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter

from libs.kernel.calendar import WorkCalendar
from libs.kernel.profile import Profile
from libs.policy.accountability_rows import check_accountability
from libs.policy.chapters import check_whole
from libs.policy.citations import check_calendar, check_profile, check_register, check_versions
from libs.policy.clarification_rows import check_clarification
from libs.policy.faults import PolicyFault
from libs.policy.nouns import calendar_of, profile_of
from libs.policy.reading import CALENDAR, DOCUMENTS, DRAFT, RULES, Reader
from libs.policy.rows import CalendarFile, DocumentEntry, DocumentId, ProfileFile, RuleEntry, RuleNumber, RuleRow
from libs.policy.supervision_rows import check_supervision
from libs.policy.tables import check_tables

_RULES = TypeAdapter(dict[RuleNumber, RuleRow])
_DOCUMENTS = TypeAdapter(dict[DocumentId, DocumentEntry])
_PROFILE = TypeAdapter(ProfileFile)
_CALENDAR = TypeAdapter(CalendarFile)


class UnknownProfile(LookupError):
    """There is no such profile, no such version of it, or none in force on that day."""


@dataclass(frozen=True)
class PolicyBook:
    """All policies of one folder, checked as a whole.

    ``rules`` maps rule numbers to their entries, ``documents`` the ids used in sources to the documents,
    ``profiles`` are all versions of all profiles, ``calendar`` is the working calendar.
    """

    profiles: tuple[Profile, ...]
    rules: Mapping[str, RuleEntry]
    documents: Mapping[str, DocumentEntry]
    calendar: WorkCalendar

    @classmethod
    def load(cls, folder: Path) -> "PolicyBook":
        """The book of that folder; an unchanged folder is read once per process.

        Raises PolicyFault, which names file, row and what is wrong for everything that is wrong.
        """
        folder = Path(folder).resolve()
        return _load(folder, tuple(_stamps(folder)))

    def profile(self, name: str, version: str) -> Profile:
        """That version of that profile, whether or not it is still in force. Raises UnknownProfile."""
        found = (p for p in self.profiles if (p.name, p.version) == (name, version))
        return _only(next(found, None), f"no version {version} of the profile {name}")

    def draft(self, text: str) -> Profile:
        """The profile that a draft of a policy file describes, checked as a shipped file is; the book is unchanged.

        It may bear the version of a shipped file, in whose place it then stands. Raises PolicyFault, which says
        everything that is wrong; its faults name the file ``draft``.
        """
        reader = Reader(Path())
        profile = reader.parse(DRAFT, text, _PROFILE)
        if profile is not None:
            _check(reader, DRAFT, profile, self.rules, self.documents)
        if profile is None or reader.faults:
            raise PolicyFault(reader.faults)
        return profile_of(profile)

    def in_force(self, name: str, on: date) -> Profile:
        """The version of that profile in force on that day. Raises UnknownProfile."""
        found = (p for p in self.profiles if p.name == name and _in_force(p, on))
        return _only(next(found, None), f"no version of the profile {name} is in force on {on.isoformat()}")


def _only(profile: Profile | None, absent: str) -> Profile:
    if profile is None:
        raise UnknownProfile(absent)
    return profile


def _in_force(profile: Profile, on: date) -> bool:
    return profile.effective_from <= on and (profile.effective_to is None or on < profile.effective_to)


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in sorted(folder.rglob("*.yaml")):
        status = file.stat()
        yield file.relative_to(folder).as_posix(), status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _load(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> PolicyBook:
    reader = Reader(folder)
    rules = reader.read(RULES, _RULES)
    documents = reader.read(DOCUMENTS, _DOCUMENTS)
    calendar = reader.read(CALENDAR, _CALENDAR)
    read = {file: reader.read(file, _PROFILE) for file in reader.profile_files()}
    files = {file: profile for file, profile in read.items() if profile is not None}
    if rules is not None and documents is not None and calendar is not None:
        check_register(reader, rules, documents)
        check_calendar(reader, calendar, documents)
        check_versions(reader, files)
        for file, profile in files.items():
            _check(reader, file, profile, rules, documents)
        if not reader.faults:
            return _book(rules, documents, calendar, files.values())
    raise PolicyFault(reader.faults)


def _check(reader: Reader, file: str, profile: ProfileFile, rules: Collection[str], documents: Collection[str]) -> None:
    """What is asked of one profile file, shipped or draft."""
    check_profile(reader, file, profile, rules, documents)
    for check in (check_whole, check_tables, check_clarification, check_accountability, check_supervision):
        check(reader, file, profile)


def _book(
    rules: Mapping[str, RuleRow],
    documents: Mapping[str, DocumentEntry],
    calendar: CalendarFile,
    files: Iterable[ProfileFile],
) -> PolicyBook:
    return PolicyBook(
        profiles=tuple(profile_of(file) for file in files),
        rules=MappingProxyType({n: RuleEntry(n, r.kind, r.document, r.item, r.text) for n, r in rules.items()}),
        documents=MappingProxyType(documents),
        calendar=calendar_of(calendar),
    )
