"""The example lead in motion: valid commands, facts and actors per act, and a walk to any status."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Command, Outcome
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from services.supervision.leads import commands as ask
from services.supervision.leads import facts as known
from services.supervision.leads import wording as w
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.lead import Lead
from services.supervision.leads.status import Disposition, LeadKind
from services.supervision.leads.status import LeadStatus as S
from tests.unit.supervision import lead_transfer_papers as transfers

BOOK, PROFILE = transfers.BOOK, transfers.PROFILE
CDI, COUNTY, PROVINCE, OFFICE, BODY, UNIT = (UUID(int=n) for n in range(0x10, 0x16))
SUBJECT, REGISTRAR, SECRETARY, HEAD, FIRST, SECOND, LEADER, STRANGER = (UUID(int=n) for n in range(0x20, 0x28))
REPORT = UUID(int=0x30)
RECEIVED, TODAY = date(2026, 3, 2), date(2026, 3, 16)
ITEMS, MATTERS = transfers.ITEMS, transfers.MATTERS
APPROVAL = w.Approval(approved_by=SECRETARY, approved_on=date(2026, 3, 3))
_ON = ("assign", "propose", "dispose", "conclude")
ROUTE = {
    S.SUBMITTED: ("submit",),
    S.TURNED_BACK: ("submit", "turn_back"),
    S.RECEIVED: ("register",),
    S.FORWARDED: ("register", "forward"),
    S.ASSIGNED: ("register", "assign"),
    S.DISPOSITION_PROPOSED: ("register", "assign", "propose"),
    S.DISPOSED: ("register", "assign", "propose", "dispose"),
    S.ON_HOLD: ("register", "assign", "propose", "hold"),
    S.CONCLUDED: ("register", *_ON),
    S.FED_BACK: ("submit", "receive", *_ON, "feed_back"),
}
COMMANDS: dict[str, Command] = {
    "register": ask.RegisterLead(
        kind=LeadKind.VIOLATION, subject_person_id=SUBJECT, received_on=RECEIVED, items=ITEMS, report_ref=REPORT
    ),
    "receive": ask.ReceiveLead(),
    "turn_back": ask.TurnBackLead(reasons="材料清单所列附件缺少一份，请补齐后重新移交。"),
    "sign": ask.SignLead(),
    "feed_back": ask.FeedBackLead(text="反映的问题已逐项作出结论。"),
    "assign": ask.AssignLead(
        office_id=OFFICE,
        head_id=HEAD,
        verifier_ids=(FIRST, SECOND),
        leader_id=LEADER,
        approval=APPROVAL,
        recusals=tuple(w.Recusal(person_id=person) for person in (HEAD, FIRST, SECOND, LEADER)),
    ),
    "forward": ask.ForwardLead(to_organ_id=COUNTY, reasons="由县纪委监委管理。", approval=APPROVAL),
    "propose": ask.ProposeDisposition(
        disposition=Disposition.PRELIMINARY_VERIFICATION,
        reasons="具有可查性。",
        study=w.Study(held_on=TODAY, present=(HEAD, FIRST, SECOND), conclusion="同意初步核实。"),
    ),
    "dispose": ask.DisposeLead(
        disposition=Disposition.PRELIMINARY_VERIFICATION,
        opinion="同意。",
        signatures=tuple(w.Signature(person_id=person, signed_on=TODAY) for person in (FIRST, SECOND, HEAD)),
    ),
    "conclude": ask.ConcludeLead(
        concluded_on=TODAY,
        findings=(
            w.LeadItemFound(item=1, finding="untrue", basis="当日在外地培训。"),
            w.LeadItemFound(item=2, finding="unprovable", basis="记录已过保存期。"),
        ),
    ),
}
FACTS: dict[str, Any] = {
    "register": known.RegisterFacts(
        own_level="city",
        subject_known=True,
        authority={CDI: "city"},
        own_heads=frozenset({SECRETARY}),
        subject_people=frozenset({SUBJECT}),
        matters=MATTERS,
    ),
    "receive": known.ReceiveFacts(transfers.SHEET, transfers.KNOWN),
    "turn_back": known.ReceiveFacts(transfers.SHEET, transfers.KNOWN),
    "sign": None,
    "feed_back": known.FeedbackFacts(transfers.SHEET),
    "assign": known.AssignFacts(
        office_fits=True,
        people=frozenset({HEAD, FIRST, SECOND}),
        heads=frozenset({HEAD}),
        leaders=frozenset({LEADER}),
        approvers=frozenset({SECRETARY}),
        subject_people=frozenset({SUBJECT}),
    ),
    "forward": known.ForwardFacts(competent=True, approvers=frozenset({SECRETARY})),
    "propose": known.StudyFacts(
        people=frozenset({HEAD, FIRST, SECOND, LEADER, REGISTRAR, SUBJECT}), subject_people=frozenset({SUBJECT})
    ),
    "dispose": known.DisposeFacts(frozenset({LEADER})),
    "conclude": None,
}
_DESK = Actor(REGISTRAR, REGISTRAR, CDI, None, frozenset({R.CASE_MGMT}))
ACTORS = {
    **dict.fromkeys(("register", "receive", "turn_back", "assign", "forward"), _DESK),
    "propose": Actor(FIRST, FIRST, CDI, OFFICE, frozenset({R.SUP_OFFICER})),
    "sign": Actor(SECOND, SECOND, CDI, OFFICE, frozenset({R.SUP_OFFICER})),
    "feed_back": Actor(FIRST, FIRST, CDI, OFFICE, frozenset({R.SUP_OFFICER})),
    "dispose": Actor(LEADER, LEADER, CDI, None, frozenset({R.CDI_LEADER_IN_CHARGE})),
    "conclude": Actor(HEAD, HEAD, CDI, OFFICE, frozenset({R.SUP_HEAD})),
}
_IDS = (UUID(int=number) for number in count(0x900))


def changed(act: str, **changes: Any) -> Command:
    """The valid command of that act with these fields replaced."""
    return COMMANDS[act].model_copy(update=changes)


def perform(lead: Lead | None, act: str, **given: Any) -> Outcome[Lead]:
    """One act. ``command``, ``facts``, ``actor`` and ``on`` replace what would be valid."""
    at = datetime.combine(given.get("on", TODAY), datetime.min.time(), UTC) + timedelta(hours=4)
    occasion = Occasion(given.get("actor", ACTORS[act]), at, PROFILE, lambda: next(_IDS))
    command, facts = given.get("command", COMMANDS[act]), given.get("facts", FACTS[act])
    function = LEAD.act_by_name[act].perform
    return function(command, occasion, facts) if lead is None else function(lead, command, occasion, facts)


def walk(to: S, *, handed_in: bool = False) -> Lead:
    """The example in that status; handed in with a transfer sheet or registered, where both are possible."""
    lead: Lead | None = None
    road = ROUTE[to]
    for act in ("submit", "receive", *road[1:]) if handed_in and road[0] == "register" else road:
        if act == "submit":
            lead = transfers.LEAD
        elif act == "hold":
            lead = perform(lead, "dispose", command=changed("dispose", disposition=Disposition.HOLD)).case
        else:
            lead = perform(lead, act, **_approved_today(act, lead)).case
    assert lead is not None and lead.status is to
    return replace(lead, version=len(road))


def _approved_today(act: str, lead: Lead | None) -> dict[str, Any]:
    """What was received only today is approved today."""
    if act not in ("assign", "forward") or lead is None or lead.received_on != TODAY:
        return {}
    return {"command": changed(act, approval=w.Approval(approved_by=SECRETARY, approved_on=TODAY))}


def refused(lead: Lead | None, act: str, **given: Any) -> Refusal:
    """The refusal of an act that is not in order."""
    with pytest.raises(Refusal) as caught:
        perform(lead, act, **given)
    return caught.value
