"""The city of the access proofs: every role in every sort of organ, with every sort of tie to the units, on paper.

A persona is an account with what the rules look at: organ, office, roles, and ties that hold, held, or will hold. The
same paper fills the replicas of the services and answers the oracle; what is between them is what is tested.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.roles import CASE_BOUND, Role

NOW = datetime(2026, 3, 8, 17, 0, tzinfo=UTC)
"""The instant of all questions: already the ninth in the office, still the eighth in UTC."""
TODAY = date(2026, 3, 9)
OPENED = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""When the filings were begun: the second of March in the office."""
OPENED_ON = date(2026, 3, 2)
_LONG_AGO = date(2020, 1, 1)
_DAY = timedelta(days=1)

PERIODS: Mapping[str, tuple[date, date | None] | None] = {
    "holds": (_LONG_AGO, None),
    "begins_today": (TODAY, None),
    "last_day": (_LONG_AGO, TODAY + _DAY),
    "ended": (_LONG_AGO, TODAY),
    "held_a_day": (_LONG_AGO, OPENED_ON + _DAY),
    "ended_before": (_LONG_AGO, OPENED_ON),
    "coming": (TODAY + _DAY, None),
    "never": None,
}
"""First day and first day after: what a tie can be today, and what it was when the filings were begun."""
PLAIN = ("holds", "ended", "coming", "never")

R = Role
ROLES = tuple(role for role in Role if role not in CASE_BOUND | {R.CLOCK, R.SYSTEM})
"""Every role that an account can hold."""
OF_BODIES = frozenset({R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD, R.TOWNSHIP_OFFICER, R.TOWNSHIP_HEAD})
RELATIONAL = (R.CITY_LEADER, R.SUP_OFFICER, R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE, *sorted(OF_BODIES))
"""Roles that mean nothing without a tie; they are played with every period and with ties of the wrong kind."""
HOMES = ("cdi", "county", "housing", "schools", "government")
WATCHED = ("housing", "mill")
"""Units to which the ties lead: housing files with the municipal organ, mill with that of the county."""
_NATURAL = {R.UNIT_CLERK: "housing", R.UNIT_PARTY_HEAD: "housing", R.CITY_LEADER: "government"}


@cache
def named(sort: str, code: str) -> UUID:
    """The identity of an organ, person, account or relation of that code."""
    return uuid5(NAMESPACE_OID, f"access:{sort}:{code}")


@dataclass(frozen=True)
class Tie:
    """That a holder looks after a target from a day to before another."""

    kind: str
    holder: UUID
    target: UUID
    since: date
    until: date | None

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.since <= on and (self.until is None or on < self.until)

    def held(self, since: date, on: date) -> bool:
        """Whether it held on any day between two days, both included."""
        return self.since <= on and (self.until is None or since < self.until)


@dataclass(frozen=True)
class Persona:
    """An account. ``person`` is the code of who has it, which another account may share."""

    code: str
    roles: frozenset[str]
    organ: str
    office: str | None = None
    person: str = ""
    disabled: bool = False
    known: bool = True

    @cached_property
    def account_id(self) -> UUID:
        return named("account", self.code)

    @cached_property
    def person_id(self) -> UUID:
        return named("person", self.person or self.code)

    @cached_property
    def organ_id(self) -> UUID:
        return named("organ", self.organ)

    @cached_property
    def office_id(self) -> UUID | None:
        return None if self.office is None else named("organ", self.office)

    def is_any(self, *roles: str) -> bool:
        """Whether the account holds one of the roles."""
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True)
class Organ:
    """What the rules look at of an organ or office."""

    kind: str
    parent_id: UUID | None


@dataclass(frozen=True)
class City:
    """Organs (kind and parent by code), personas by code, and ties."""

    organs: Mapping[str, tuple[str, str | None]]
    personas: Mapping[str, Persona]
    ties: tuple[Tie, ...]
    _of: dict[tuple[str, UUID, UUID], list[Tie]] = field(default_factory=dict, repr=False)
    _to: dict[tuple[str, UUID], list[Tie]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for tie in self.ties:
            self._of.setdefault((tie.kind, tie.holder, tie.target), []).append(tie)
            self._to.setdefault((tie.kind, tie.target), []).append(tie)

    def holds(self, kind: str, holder: UUID | None, target: UUID, on: date) -> bool:
        """Whether the holder has that tie to the target on that day."""
        return holder is not None and any(tie.holds(on) for tie in self._of.get((kind, holder, target), ()))

    def held(self, kind: str, holder: UUID, target: UUID, since: date, on: date) -> bool:
        """Whether the holder had that tie to the target on any day between two days."""
        return any(tie.held(since, on) for tie in self._of.get((kind, holder, target), ()))

    def holders(self, kind: str, target: UUID, on: date) -> frozenset[UUID]:
        """Who has that tie to the target on that day."""
        return frozenset(tie.holder for tie in self._to.get((kind, target), ()) if tie.holds(on))

    @cached_property
    def organs_by_id(self) -> Mapping[UUID, Organ]:
        """Organs and offices by their identity."""
        return {
            named("organ", code): Organ(kind, None if parent is None else named("organ", parent))
            for code, (kind, parent) in self.organs.items()
        }

    @cached_property
    def callers(self) -> tuple[Persona, ...]:
        """Every account that is let in at all."""
        return tuple(persona for persona in self.personas.values() if persona.known and not persona.disabled)


def tie(kind: str, holder: UUID, target: str, period: str) -> Iterator[Tie]:
    """A tie of that period; none if the period is never."""
    days = PERIODS[period]
    if days is not None:
        yield Tie(kind, holder, named("organ", target), *days)


def found_city() -> City:
    """The whole city."""
    from tests.support.access_specials import specials

    ties: list[Tie] = list(_ties_of_offices())
    personas: dict[str, Persona] = {}
    for persona, theirs in (*_generated(), *specials()):
        assert persona.code not in personas, persona.code
        personas[persona.code] = persona
        ties += theirs
    return City(_organs(), personas, tuple(dict.fromkeys(ties)))


def _organs() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {
        "province": ("province_cdi", None),
        "cdi": ("municipal_cdi", None),
        "county": ("county_cdi", None),
        "government": ("municipal_government", None),
        "committee": ("municipal_committee", None),
        "department": ("organization_department", "committee"),
        "security": ("public_security", "government"),
        **dict.fromkeys(("housing", "schools", "mill"), ("municipal_unit", None)),
    }
    for home in ("cdi", "county"):
        found[f"{home}/trial"] = ("case_trial_office", home)
        for period in PERIODS:
            found[f"{home}/office/{period}"] = ("supervision_office", home)
            found[f"{home}/body/{period}"] = ("dispatched_body", home)
    found |= {f"county/township/{code}": ("township_body", "county") for code in ("near", "far")}
    return found


def _ties_of_offices() -> Iterator[Tie]:
    for home in ("cdi", "county"):
        for period in PERIODS:
            for unit in WATCHED:
                yield from tie("counterpart", named("organ", f"{home}/office/{period}"), unit, period)
                yield from tie("residency", named("organ", f"{home}/body/{period}"), unit, period)
            guided = "county/township/near" if home == "county" else "cdi/body/holds"
            yield from tie("counterpart", named("organ", f"{home}/office/{period}"), guided, period)
    yield from tie("counterpart", named("organ", "cdi/office/never"), "schools", "holds")
    yield from tie("residency", named("organ", "cdi/body/never"), "schools", "holds")


def _generated() -> Iterator[tuple[Persona, list[Tie]]]:
    """Every role in every home with every plain period; relational roles at home with all; a recused twin of each."""
    for role in ROLES:
        for home in HOMES:
            for period in PLAIN:
                yield generated(role, home, period)
        home = natural_home(role)
        if role in RELATIONAL:
            for period in (*(p for p in PERIODS if p not in PLAIN), "crossed"):
                yield generated(role, home, period)
        twin, ties = generated(role, home, "holds")
        recused = replace(twin, code=f"{role}@{home}/recused")
        yield recused, [replace(t, holder=recused.person_id) for t in ties]


def generated(role: str, home: str, period: str) -> tuple[Persona, list[Tie]]:
    """The persona of that role at home there, and the ties of that period; ``crossed`` ties are of the wrong kind."""
    crossed = period == "crossed"
    lasting = "holds" if crossed else period
    office = None
    if home in ("cdi", "county"):
        office = f"{home}/{'body' if (role in OF_BODIES) != crossed else 'office'}/{lasting}"
    persona = Persona(f"{role}@{home}/{period}", frozenset({role}), home, office)
    units = () if crossed and role == R.CITY_LEADER else WATCHED
    offices = () if crossed and role == R.CDI_LEADER_IN_CHARGE else (f"{office_home(home)}/office/holds",)
    return persona, [
        one for target in (*units, *offices) for one in tie("portfolio", persona.person_id, target, lasting)
    ]


def natural_home(role: str) -> str:
    """Where people of that role are at home."""
    return _NATURAL.get(R(role), "cdi")


def office_home(home: str) -> str:
    """Whose offices the leaders at home there are in charge of."""
    return "county" if home == "county" else "cdi"
