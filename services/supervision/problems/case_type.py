"""The problem item as the engine knows it: every act with its facts, table, lifecycle, access and number."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.problems import (
    acts_opening,
    acts_pursuing,
    acts_rectifying,
    acts_timing,
    acts_verifying,
    commands,
)
from services.supervision.problems import facts_loading as load
from services.supervision.problems.access import ACCESS
from services.supervision.problems.lifecycle import LIFECYCLE
from services.supervision.problems.problem import NUMBERED_AS, Problem
from services.supervision.problems.store import columns_of
from services.supervision.problems.tables import PROBLEMS

PROBLEM: Final[CaseType[Problem]] = CaseType(
    name="problem",
    resource="problem-items",
    table=PROBLEMS,
    case_class=Problem,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("open", commands.OpenProblem, acts_opening.open_item, load.opening_facts, opens=True),
        Act("revise", commands.ReviseProblem, acts_opening.revise, load.revision_facts),
        Act("withdraw", commands.WithdrawProblem, acts_opening.withdraw, load.withdrawal_facts),
        Act("notify", commands.NotifyUnit, acts_opening.notify, load.term_facts),
        Act("accept", commands.AcceptProblem, acts_rectifying.accept, load.unit_facts),
        Act("report", commands.ReportRectification, acts_rectifying.report, load.unit_facts),
        Act("answer_slip", commands.AnswerSlip, acts_rectifying.answer_slip),
        Act("issue_slip", commands.IssueSlip, acts_timing.issue_slip, load.slip_facts),
        Act("verify", commands.TakeVerification, acts_verifying.verify, load.verifying_facts),
        Act("note_verification", commands.NoteVerification, acts_verifying.note_verification),
        Act("check_off", commands.CheckOffProblem, acts_verifying.check_off, load.sample_facts),
        Act("reject", commands.RejectReport, acts_verifying.reject, load.term_facts),
        Act("record_refusal", commands.RecordRefusal, acts_pursuing.record_refusal),
        Act("escalate", commands.EscalateProblem, acts_pursuing.escalate),
        Act("resume", commands.ResumeProblem, acts_pursuing.resume, load.term_facts),
    ),
    access=ACCESS,
    numbering=lambda problem: (problem.competent_organ_id, NUMBERED_AS),
    quiet=True,
)
