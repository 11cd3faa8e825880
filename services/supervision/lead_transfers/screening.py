"""The screening before the entry: whose leads may not be entered, and the slip that says where they go (P-06)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.supervision.lead_transfers.commands import LeadScreening
from services.supervision.lead_transfers.status import Way
from services.supervision.leads.facts import SubjectFacts
from services.supervision.leads.refusals import LeadRefusal
from services.supervision.leads.refusals_entry import HigherManaged, OwnHead

_LEVELS: Final = ("township", "county", "city", "province")
_LIMIT: Final = "report.to_higher"
_REFUSALS: Mapping[Way, type[LeadRefusal]] = MappingProxyType(
    {Way.OWN_HEAD: OwnHead, Way.HIGHER_MANAGED: HigherManaged}
)
_ROUTES: Mapping[Way, Text] = MappingProxyType(
    {
        Way.HIGHER_MANAGED: Text(
            "反映对象属上级机关管理，不得在此登记：请由经办人直接面呈受理的纪检监察机关主要负责人，"
            "由其自收到之日起{days}个工作日内移交上级纪检监察机关。",
            "The subject is within a higher organ's competence and may not be entered: take it in person to the head "
            "of the discipline organ, who hands it to the higher discipline organ within {days} working days.",
        ),
        Way.OWN_HEAD: Text(
            "反映对象为受理机关主要负责人或者受理机关，不得在此登记：请由经办人直接送上一级纪检监察机关，"
            "不经受理机关，自收到之日起{days}个工作日内送达。",
            "It concerns the head of the receiving organ, or that organ itself, and may not be entered: take it "
            "straight to the next higher discipline organ, not by way of this one, within {days} working days.",
        ),
    }
)
_SLIP: Final = Text(
    "不得复制、摘抄，不得扩大知悉范围；本次未保存任何内容，仅按月计数。"
    "【移交单】材料一件，密封。收到日期：＿＿＿＿　移交人：＿＿＿＿　接收机关及接收人：＿＿＿＿　移交时间：＿＿＿＿",
    "Do not copy or excerpt it, let nobody else know; nothing was kept but a count by month. "
    "[Hand-over slip] One sealed item. Received on: ____ Handed over by: ____ Receiving organ and person: ____ "
    "Handed over at: ____",
)


def way_of(
    person_id: UUID | None,
    organ_id: UUID | None,
    receiving_id: UUID,
    facts: SubjectFacts,
    said: LeadScreening | None = None,
) -> Way | None:
    """The way a lead goes that may not be entered; None if it may be.

    Decided by the answers and by what the directory knows of the subject. About the own head goes before about somebody
    managed higher up: the head must not be on its way.
    """
    own = person_id is not None and person_id in facts.own_heads
    if own or organ_id == receiving_id or (said is not None and said.own_head):
        return Way.OWN_HEAD
    levels = {*facts.authority.values(), *(() if facts.subject_level is None else (facts.subject_level,))}
    higher = any(_rank(level) > _rank(facts.own_level) for level in levels)
    return Way.HIGHER_MANAGED if higher or (said is not None and said.higher_managed) else None


def refusal_of(way: Way, profile: Profile) -> LeadRefusal:
    """The refusal that names the way, with the text of the slip."""
    days = profile.limits[_LIMIT].length if _LIMIT in profile.limits else 5
    route = _ROUTES[way].fill(days=days)
    return _REFUSALS[way](Text(f"{route.zh}{_SLIP.zh}", f"{route.en} {_SLIP.en}"))


def _rank(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else -1
