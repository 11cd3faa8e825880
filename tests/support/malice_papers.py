"""A suspected malicious accusation as its acts see it: persons, papers, a case in any status, and no database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from libs.policy import PolicyBook
from services.clarification.clarifications.entering import Victim, open_for_victim
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.subject import PersonSubject
from services.clarification.corrections.commands import CorrectionItem
from services.clarification.corrections.facts import CorrectionCount, CorrectionTerms
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.facts import (
    Certifier,
    CertifyFacts,
    CloseFacts,
    DisposeFacts,
    DraftFacts,
    LeadFindings,
    OfficeFacts,
    RepairFacts,
    SuspectFacts,
)
from services.clarification.malice.malice import Malice
from services.clarification.malice.statements import (
    CircularDecided,
    ElementEvidenced,
    RecusalDeclared,
    SignTicked,
)
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.wording import EndingProposed
from services.clarification.transfers.commands import TransferOrder
from services.clarification.transfers.facts import TransferTerms

DAY: Final = date(2026, 4, 8)
NOON: Final = datetime(2026, 4, 8, 4, 0, tzinfo=UTC)


def named(name: str) -> UUID:
    """The identity of a person, organ or case of that name."""
    return uuid5(NAMESPACE_OID, f"malice/{name}")


@cache
def profile() -> Profile:
    """The profile of the default city on the day of the story."""
    return PolicyBook.load(Path("policies")).in_force("xuchang", DAY)


ROLES: Final = {
    "officer": (R.SUP_OFFICER,),
    "second": (R.SUP_OFFICER,),
    "head": (R.SUP_HEAD,),
    "letters": (R.LETTERS,),
    "conduct": (R.CONDUCT,),
    "trial": (R.CASE_TRIAL,),
    "secretary": (R.CDI_SECRETARY,),
    "approver": (R.CDI_LEADER_IN_CHARGE,),
    "manager": (R.CASE_MGMT,),
}
PLACES: Final = {"approver": "city"}
"""Everybody is of the county organ but the approver, who is of the city's."""


def actor(name: str) -> Actor:
    """Who acts under that name."""
    organ = named(PLACES.get(name, "county"))
    office = named("office") if name in ("officer", "second", "head") else None
    return Actor(named(f"account-{name}"), named(name), organ, office, frozenset(ROLES[name]))


def occasion(who: str, at: datetime = NOON) -> Occasion:
    """That person acting at noon of the day, with fresh identities that are the same in every run."""
    serial = count(1)
    return Occasion(actor(who), at, profile(), lambda: named(f"fresh-{who}-{next(serial)}"))


def signs(*present: str, **changes: Any) -> tuple[SignTicked, ...]:
    """The five signs, those named being present."""
    codes = profile().list("malice_signs").codes()
    return tuple(SignTicked(sign=code, present=code in present, note=changes.get(code, "已核对")) for code in codes)


def elements(*without: str) -> tuple[ElementEvidenced, ...]:
    """Both elements; those named are there, but have no evidence."""
    codes = ("fabrication", "intent")
    return tuple(
        ElementEvidenced(element=code, statement="已证实", evidence=() if code in without else ("卷二第14页",))
        for code in codes
    )


def declared(*who: str, ground: str | None = None) -> tuple[RecusalDeclared, ...]:
    """Their declarations; ``ground`` is that of the last one."""
    grounds = [None] * (len(who) - 1) + [ground]
    return tuple(RecusalDeclared(person_id=named(n), ground=g) for n, g in zip(who, grounds, strict=True))


LEAD: Final = LeadFindings(
    lead_id=named("lead"),
    organ_id=named("county"),
    office_id=named("office"),
    subject_person_id=named("victim"),
    subject_organ_id=None,
    report_refs=(named("report"),),
    verifier_ids=(named("verifier"),),
    untrue_items=(1, 2),
    repeats_concluded=False,
)
CITY: Final = Certifier("municipal_cdi", "city", True, "county", frozenset({named("approver"), named("leader")}))
COUNTY: Final = Certifier("county_cdi", "county", True, "county", frozenset({named("approver"), named("secretary")}))
PROVINCE: Final = Certifier("province_cdi", "province", True, "province", frozenset({named("approver")}))
OFFICE: Final = OfficeFacts(
    officers=frozenset({named("officer"), named("second"), named("verifier")}),
    heads=frozenset({named("head")}),
    organ_heads=frozenset({named("secretary")}),
)
LOSS: Final = CorrectionItem(item="candidate_status", addressee_organ_id=named("personnel"), text="恢复资格")
GAIN: Final = CorrectionItem(
    item="appointment",
    addressee_organ_id=named("personnel"),
    undoes_gain=True,
    text="撤销任用",
    letter_number="许纪函〔2026〕8号",
)
LETTER: Final = TransferOrder(
    route="public_security",
    receiving_organ_id=named("police"),
    letter_number="许纪移〔2026〕1号",
    asked="请依法办理并反馈。",
    evidence=("卷二全卷",),
)
DONE: Final = CorrectionCount(1, 0)
UNDONE: Final = CorrectionCount(1, 1)
_TERMS: Final = TransferTerms(date(2026, 5, 8), {named("police"): "public_security", named("court"): "judicial"})
_REPAIR: Final = CorrectionTerms(date(2026, 5, 8), frozenset({named("personnel")}))


def _victim() -> CertifyFacts:
    subject = PersonSubject(person_id=named("victim"), unit_id=named("unit"))
    victim = Victim(subject, named("office"), named("county"), named("fresh-officer-1"), DAY)
    moved = open_for_victim(victim, occasion("approver"), named("clarification"))
    return CertifyFacts(CITY, moved.case.id, moved)


def settled(
    answered: Mapping[str, bool] | None = None,
    corrections: CorrectionCount = DONE,
    gains: CorrectionCount = DONE,
    victim: ClarificationStatus = ClarificationStatus.OPENED,
) -> CloseFacts:
    """Everything done that closing waits for, but for what is given; the victim's clarification is open."""
    letters = {"public_security": True} if answered is None else answered
    return CloseFacts(letters, corrections, gains, frozenset({victim}))


FACTS: Final[dict[str, Any]] = {
    "suspect": SuspectFacts(LEAD, heads=frozenset({named("head")})),
    **dict.fromkeys(("investigate", "name_handlers", "renew_heads", "give_trial_opinion"), OFFICE),
    "draft_proposal": DraftFacts(frozenset({named("trial")})),
    **dict.fromkeys(("escalate", "send_back", "refuse_certification"), CITY),
    "dispose": DisposeFacts(_TERMS),
    "request_corrections": RepairFacts(_REPAIR),
    "close": settled(),
}
BY: Final = {
    "suspect": "letters",
    **dict.fromkeys(("investigate", "name_handlers", "drop", "find_mistaken", "find_not_established"), "head"),
    **dict.fromkeys(("propose_ending", "draft_proposal", "educate", "request_corrections"), "officer"),
    **dict.fromkeys(("dispose", "record_result", "step_aside"), "officer"),
    **dict.fromkeys(("renew_heads", "close"), "manager"),
    "give_trial_opinion": "trial",
    "escalate": "secretary",
    **dict.fromkeys(("certify", "send_back", "refuse_certification"), "approver"),
}


STATED: Final[dict[str, dict[str, Any]]] = {
    "suspect": {"lead_id": named("lead"), "signs": signs("timing"), "reason": "材料系伪造"},
    "investigate": {
        "handler_ids": (named("officer"),),
        "opinion": "同意核查",
        "recusals": declared("head", "officer"),
    },
    "name_handlers": {"handler_ids": (named("second"),), "recusals": declared("head", "second")},
    "renew_heads": {},
    "step_aside": {"ground": "close_relative"},
    "drop": {"reasons": "不足以核查"},
    "propose_ending": {
        "outcome": EndingProposed.MISTAKEN,
        "reasons": "没有捏造",
        "unproven": ("fabrication",),
        "source_explained": "误将他人账目当作其账目",
        "measures": ("education_talk",),
    },
    "find_mistaken": {"reasons": "同意"},
    "find_not_established": {"reasons": "同意"},
    "educate": {"measure": "education_talk", "held_on": DAY, "note": "已谈话"},
    "draft_proposal": {"facts": "票据系伪造", "elements": elements(), "trial_officer_id": named("trial")},
    "give_trial_opinion": {"agrees": True, "opinion": "两个要件均有证据", "no_ground_of_recusal": True},
    "request_corrections": {"corrections": (LOSS, GAIN)},
    "escalate": {
        "certifying_organ_id": named("city"),
        "approver_id": named("approver"),
        "letter_number": "魏纪请〔2026〕3号",
        "opinion": "报请认定",
    },
    "certify": {"letter_number": "许纪批〔2026〕5号", "reasons": "两个要件成立", "no_ground_of_recusal": True},
    "send_back": {"reasons": "补充核查"},
    "refuse_certification": {"reasons": "证据不足"},
    "dispose": {
        "accuser_kinds": ("other",),
        "routes": ("public_security",),
        "aggravating": ("vile_means",),
        "transfers": (LETTER,),
        "reasons": "依法移送",
    },
    "record_result": {"route": "public_security", "text": "已处理", "document": "公复〔2026〕1号", "done_on": DAY},
    "close": {"told_on": DAY, "circular": CircularDecided(issued=False, reason="不具典型性")},
}
"""What each act states when nothing is missing."""


def command(act: str, **changes: Any) -> Any:
    """A command of that act in which nothing is missing, but for the changes."""
    return MALICE.act_by_name[act].command(**{**STATED[act], **changes})


def perform(
    malice: Malice | None, act: str, by: str = "", facts: Any = None, at: datetime = NOON, **changes: Any
) -> Any:
    """The outcome of an act, with everything in order but for what is given."""
    loaded = facts if facts is not None else (_victim() if act == "certify" else FACTS.get(act))
    asked, who = command(act, **changes), occasion(by or BY[act], at)
    run = MALICE.act_by_name[act].perform
    outcome = run(asked, who, loaded) if malice is None else run(malice, asked, who, loaded)
    assert isinstance(outcome, Outcome)
    return outcome


_ROAD: Final = {
    S.SUSPECTED: (),
    S.INVESTIGATING: ("investigate",),
    S.MISTAKEN: ("investigate", "propose_ending", "find_mistaken"),
    S.NOT_ESTABLISHED: ("drop",),
    S.PROPOSED_MALICIOUS: ("investigate", "draft_proposal", "give_trial_opinion"),
}
_ROAD_UP: Final = {
    S.PENDING_CERTIFICATION: ("escalate",),
    S.CERTIFIED: ("escalate", "certify"),
    S.DISPOSED: ("escalate", "certify", "dispose"),
    S.CLOSED: ("escalate", "certify", "dispose", "close"),
}


def case_in(status: S) -> Malice:
    """A case that came to that status by its acts."""
    acts = _ROAD.get(status) or (*_ROAD[S.PROPOSED_MALICIOUS], *_ROAD_UP.get(status, ()))
    acts = () if status is S.SUSPECTED else acts
    malice: Malice = perform(None, "suspect").case
    for act in acts:
        malice = perform(malice, act).case
    assert malice.status is status
    return replace(malice, version=1 + len(acts))
