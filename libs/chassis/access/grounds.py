"""The access of a case type: named grounds (role and relation) that open sections of a case, and what bars them all.

This is the one definition. Lists filter by it in SQL, details and acts are decided by it, answers are masked by it and
``…/access`` explains it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_, true

from libs.kernel.roles import ADMINISTRATORS, Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text

UNBOUND = frozenset({Role.CLOCK, Role.SYSTEM})
"""Time and the services' own reactions: they stand to every case and are refused by the lifecycle alone."""

_RESTRICTED_TO = frozenset({Role.CASE_MGMT, Role.LETTERS})
_VAULT_TO = frozenset({Role.LETTERS})


@dataclass(frozen=True)
class Section:
    """A part of a case that is opened or closed as a whole.

    ``fields`` are the places of its content in the answer, e.g. ``decision.resolution.votes`` or ``findings[].facts``,
    each with what stands there for those to whom the section is closed. ``told`` names per event type the fields of
    the event that tell of it; the change feed leaves them empty. The first section of a case type holds whatever no
    other one names.
    """

    name: str
    text: Text
    sensitivity: Sensitivity
    fields: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Ground:
    """One reason to know a case: whoever holds one of the roles and for whom the relation holds today.

    ``holds`` is the relation as SQL over the case table and the ``Who`` parameters. ``acts``: in this relation the role
    may also act, as far as the lifecycle lets it. ``opens`` names sections. ``named``: the case names the person.
    ``within`` is the code of a ground of the same roles that holds whenever this one does; lists ask only that one.
    """

    code: str
    text: Text
    rule: Rule
    roles: tuple[Role, ...]
    holds: ColumnElement[bool]
    opens: tuple[str, ...]
    acts: bool = False
    named: bool = False
    within: str | None = None


@dataclass(frozen=True)
class Standing:
    """How a caller stands to a case: roles in which they may act, sections open to them, whether they see it at all."""

    roles: frozenset[Role] = frozenset()
    sections: frozenset[str] = frozenset()
    visible: bool = False

    def joined(self, other: "Standing") -> "Standing":
        """What either of two standings gives to read; the roles are those of this one."""
        return Standing(self.roles, self.sections | other.sections, self.visible or other.visible)


@dataclass(frozen=True, eq=False)
class Access:
    """Grounds and sections of a case type.

    ``barred`` says as SQL who is recused from a case: to them every ground is closed (P-09). ``stated`` gives per role
    the section that the statements made with its acts belong to, where it is not the first one. ``kept`` gives per act
    the section it belongs to as a whole: to whom that is closed, the timeline does not show that the act was done.
    ``secret`` says as SQL which cases not even the auditors may ask about: who may know one would tell what it is.

    Sections of class C3 and C4 are encrypted in the database: if the first one is of that class, the whole case, else
    the fields that they name.
    """

    sections: tuple[Section, ...]
    grounds: tuple[Ground, ...] = ()
    barred: ColumnElement[bool] | None = None
    stated: Mapping[Role, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    secret: ColumnElement[bool] | None = None

    def __post_init__(self) -> None:
        """Refuse a definition that breaks the rules of access itself. Raises ValueError naming the ground."""
        classes = {section.name: section.sensitivity for section in self.sections}
        for ground in self.grounds:
            if self.sections[0].name not in ground.opens:
                raise ValueError(f"{ground.code}: whoever knows a case knows its first section")
            highest = max(classes[name] for name in ground.opens)
            if highest >= Sensitivity.C2 and not ADMINISTRATORS.isdisjoint(ground.roles):
                raise ValueError(f"{ground.code}: an administrator sees no case content")
            allowed = _VAULT_TO if highest is Sensitivity.C4 else _RESTRICTED_TO
            if highest >= Sensitivity.C3 and not ground.named and not allowed.issuperset(ground.roles):
                raise ValueError(f"{ground.code}: {highest.name} is for those the case names and {sorted(allowed)}")
        if len({ground.code for ground in self.grounds}) != len(self.grounds):
            raise ValueError("two grounds have the same code")
        if not self.names.issuperset(self.kept.values()):
            raise ValueError("an act is kept in a section that is not declared")
        check_apart([path for section in self.sealed for path in section.fields])

    @cached_property
    def free(self) -> ColumnElement[bool]:
        """That the caller is not recused."""
        return true() if self.barred is None else not_(self.barred)

    @cached_property
    def _conditions(self) -> Mapping[str, ColumnElement[bool]]:
        return {g.code: g.holds if self.barred is None else and_(self.free, g.holds) for g in self.grounds}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all sections."""
        return frozenset(section.name for section in self.sections)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles that have any ground."""
        return frozenset(role for ground in self.grounds for role in ground.roles)

    @cached_property
    def sensitivity(self) -> Sensitivity:
        """The class of the case as a whole: that of its first section."""
        return self.sections[0].sensitivity

    @cached_property
    def is_sealed(self) -> bool:
        """Whether any section is encrypted in the database."""
        return self.highest >= Sensitivity.C3

    @cached_property
    def is_sealed_whole(self) -> bool:
        """Whether the whole case is encrypted in the database, not only some of its fields."""
        return self.sensitivity >= Sensitivity.C3

    @cached_property
    def sealed(self) -> tuple[Section, ...]:
        """The sections whose fields are encrypted one by one; none where the whole case is."""
        return () if self.is_sealed_whole else tuple(s for s in self.sections if s.sensitivity >= Sensitivity.C3)

    @cached_property
    def highest(self) -> Sensitivity:
        """The highest class of any section."""
        return max(section.sensitivity for section in self.sections)

    def condition(self, ground: Ground) -> ColumnElement[bool]:
        """That the ground holds for the caller, who is not recused; the role is the caller's affair."""
        return self._conditions[ground.code]

    def of(self, roles: Iterable[Role]) -> tuple[Ground, ...]:
        """The grounds that one of those roles can have."""
        held = frozenset(roles)
        return tuple(ground for ground in self.grounds if not held.isdisjoint(ground.roles))

    def seen_by(self, roles: Iterable[Role]) -> ColumnElement[bool]:
        """That callers of these roles may see a case: the same condition for lists, details and acts."""
        held = frozenset(roles)
        if held & UNBOUND:
            return true()
        return or_(false(), *(self.condition(ground) for ground in widest(self.of(held))))

    def opened_to(self, section: str, roles: Iterable[Role]) -> ColumnElement[bool]:
        """That a section is open to callers of these roles."""
        opening = (self.condition(ground) for ground in self.of(roles) if section in ground.opens)
        return or_(false(), *opening)

    def acted_on_by(self, role: Role) -> ColumnElement[bool]:
        """That a caller of this role may act on a case, as far as its status lets it."""
        return or_(false(), *(self.condition(ground) for ground in self.of((role,)) if ground.acts))

    def standing(self, roles: frozenset[Role], holding: Iterable[Ground]) -> Standing:
        """The standing of a caller of these roles for whom these grounds hold."""
        found = tuple(holding)
        return Standing(
            frozenset(role for ground in found if ground.acts for role in ground.roles if role in roles),
            frozenset(name for ground in found for name in ground.opens),
            bool(found),
        )

    def unbound(self, roles: frozenset[Role]) -> Standing:
        """The standing of time and of reactions."""
        return Standing(roles, self.names, True)

    def tells(self, standing: Standing, role: str) -> bool:
        """Whether what someone of that role stated with an act may be read."""
        return self.stated.get(Role(role), self.sections[0].name) in standing.sections

    def shows(self, standing: Standing, act: str) -> bool:
        """Whether the timeline shows that this act was done."""
        return self.kept.get(act, self.sections[0].name) in standing.sections

    def open_fields(self, fields: dict[str, Any], standing: Standing) -> dict[str, Any]:
        """The fields with every closed section taken out: there stands what the section says, as if nothing were."""
        found = fields
        for section in self.sections:
            if section.name not in standing.sections:
                for path, empty in section.fields.items():
                    found = _without(found, path.split("."), empty)
        return found


def check_apart(paths: list[str]) -> None:
    """Refuse fields to be encrypted of which one lies inside another. Raises ValueError naming it."""
    places = [[name.removesuffix("[]") for name in path.split(".")] for path in paths]
    for path, place in zip(paths, places, strict=True):
        if sum(other[: len(place)] == place for other in places) > 1:
            raise ValueError(f"{path}: a field is encrypted once, by itself or with what it is in")


def widest(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The grounds without those that another one among them contains."""
    found = tuple(grounds)
    codes = {ground.code for ground in found}
    return tuple(ground for ground in found if ground.within not in codes)


def _without(content: Any, path: list[str], empty: Any) -> Any:
    """The content with ``empty`` at that place, in every entry of a list marked ``[]``; what is absent stays so."""
    if not isinstance(content, dict):
        return content
    name, rest = path[0], path[1:]
    key = name.removesuffix("[]")
    if key not in content:
        return content
    if not rest:
        return {**content, key: empty}
    inner = content[key]
    if name.endswith("[]"):
        return {**content, key: [_without(entry, rest, empty) for entry in inner]}
    return {**content, key: _without(inner, rest, empty)}
