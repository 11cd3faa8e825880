"""All acts of the interview that are asked at a door: name, command, pure function, and the facts each needs.

That it is triggered, and that its triggers change, are effects of the triggers' acts: they are in entering.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from libs.kernel.case import Command, Outcome
from services.accountability.interviews import (
    acts_confirming,
    acts_ending,
    acts_rectifying,
    acts_talking,
    commands,
    facts,
)
from services.accountability.interviews import commands_after as after
from services.accountability.interviews.interview import Interview


@dataclass(frozen=True, slots=True)
class InterviewAct:
    """One act. ``facts`` None: it needs nothing beyond case and command."""

    name: str
    command: type[Command]
    perform: Callable[..., Outcome[Interview]]
    facts: type[Any] | None = None


_A = InterviewAct

ACTS = (
    _A("confirm", commands.ConfirmInterview, acts_confirming.confirm, facts.ConfirmFacts),
    _A("cancel", commands.CancelInterview, acts_confirming.cancel),
    _A("recuse", commands.RecuseFromInterview, acts_confirming.recuse, facts.RecusalFacts),
    _A("issue_notice", commands.IssueNotice, acts_talking.issue_notice, facts.NoticeFacts),
    _A("hold", commands.HoldInterview, acts_talking.hold, facts.HoldFacts),
    _A("record_no_show", commands.RecordNoShow, acts_talking.record_no_show, facts.NoShowFacts),
    _A("present_plan", after.PresentPlan, acts_rectifying.present_plan, facts.PlanFacts),
    _A("report_rectification", after.ReportRectification, acts_rectifying.report_rectification),
    _A("issue_slip", after.IssueSlip, acts_rectifying.issue_slip, facts.SlipFacts),
    _A("find_insufficient", after.FindInsufficient, acts_rectifying.find_insufficient, facts.VisitFacts),
    _A("verify", after.VerifyRectification, acts_rectifying.verify, facts.VisitFacts),
    _A("propose_escalation", after.ProposeEscalation, acts_ending.propose_escalation),
    _A("decline_escalation", after.DeclineEscalation, acts_ending.decline_escalation),
    _A("escalate", after.EscalateInterview, acts_ending.escalate, facts.PursuitFacts),
    _A("close", after.CloseInterview, acts_ending.close, facts.PursuitFacts),
)
