"""The organ and its acts."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from libs.contracts.directory import OFFICE_KINDS, Level, OrganEnded, OrganKind, OrganRecorded
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import require
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.organs.commands import AmendOrgan, EndOrgan, RecordOrgan
from services.directory.organs.lifecycle import OrganStatus
from services.directory.organs.refusals import OrganCodeTaken, OrganInUse, OrganMisplaced

DISCIPLINE = frozenset({OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI})
"""Kinds of discipline organs."""


@dataclass(frozen=True)
class Organ(Case):
    """An organ or office. ``ended_on`` is the first day on which it no longer exists."""

    status: OrganStatus
    code: str = field(kw_only=True)
    kind: OrganKind = field(kw_only=True)
    level: Level = field(kw_only=True)
    parent_id: UUID | None = field(kw_only=True)
    name_zh: str = field(kw_only=True)
    name_en: str = field(kw_only=True)
    ended_on: date | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class OrganFacts:
    """Whether the code is another's; kind of the parent (None: unknown or ended); organs above the parent."""

    code_taken: bool
    parent_kind: OrganKind | None
    above_parent: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class OrganUse:
    """How many offices and usable accounts the organ still has."""

    offices: int
    accounts: int


def record(command: RecordOrgan, occasion: Occasion, facts: OrganFacts) -> Outcome[Organ]:
    """Record an organ (DO-01). Refuses a taken code and a wrong parent."""
    if facts.code_taken:
        raise OrganCodeTaken
    require(_misplaced(command, facts, None), OrganMisplaced)
    organ = Organ(
        occasion.new_id(),
        OrganStatus.ACTIVE,
        occasion.profile.name,
        occasion.profile.version,
        **dict(command),
    )
    return Outcome(organ, _recorded(organ))


def amend(organ: Organ, command: AmendOrgan, _occasion: Occasion, facts: OrganFacts) -> Outcome[Organ]:
    """Replace what is recorded (DO-02). Refuses a wrong parent, also one below the organ itself."""
    require(_misplaced(command, facts, organ.id), OrganMisplaced)
    amended = replace(organ, **dict(command))
    return Outcome(amended, _recorded(amended))


def end(organ: Organ, command: EndOrgan, _occasion: Occasion, facts: OrganUse) -> Outcome[Organ]:
    """Record the end (DO-03). Refuses while offices or accounts are left."""
    left = {"offices": facts.offices, "accounts": facts.accounts}
    require(tuple(_left(name, count) for name, count in left.items() if count), OrganInUse)
    ended = replace(organ, status=OrganStatus.ENDED, ended_on=command.ended_on)
    return Outcome(ended, OrganEnded(ended_on=command.ended_on))


def _recorded(organ: Organ) -> OrganRecorded:
    return OrganRecorded(code=organ.code, kind=organ.kind, level=organ.level, parent_id=organ.parent_id)


def _misplaced(command: RecordOrgan | AmendOrgan, facts: OrganFacts, own_id: UUID | None) -> tuple[Missing, ...]:
    parent_id = command.parent_id
    if command.kind in OFFICE_KINDS and facts.parent_kind not in DISCIPLINE:
        text = Text("内设机构、派驻机构须隶属于一个纪委监委", "An office or body belongs to a discipline organ")
    elif parent_id is not None and facts.parent_kind is None:
        text = Text("上级机构不存在或者已撤销", "The parent organ does not exist or has ended")
    elif own_id is not None and (own_id == parent_id or own_id in facts.above_parent):
        text = Text("机构不得隶属于自身或者其下级", "An organ cannot belong to itself or to what is below it")
    else:
        return ()
    return (Missing("/parent_id", "parent_unsuitable", text, Rule("P-36")),)


def _left(name: str, count: int) -> Missing:
    texts = {
        "offices": Text("尚有 {n} 个下级机构", "{n} organs below it have not ended"),
        "accounts": Text("尚有 {n} 个可用账号", "{n} accounts are still usable"),
    }
    return Missing("#", f"{name}_left", texts[name].fill(n=count), Rule("P-36"))
