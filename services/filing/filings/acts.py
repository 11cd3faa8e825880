"""All acts of the filing in one list: name, command, pure function, and the facts each must be given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from libs.kernel.case import Command, Outcome
from services.filing.filings import (
    acts_decision,
    acts_execution,
    acts_gate,
    acts_negative,
    acts_review,
    acts_unit,
    commands_decision,
    commands_execution,
    commands_review,
    commands_unit,
    facts,
)
from services.filing.filings.filing import Filing


@dataclass(frozen=True, slots=True)
class FilingAct:
    """One act. ``facts`` None: it needs nothing beyond case and command. One that ``opens`` is given no case."""

    name: str
    command: type[Command]
    perform: Callable[..., Outcome[Filing]]
    facts: type[Any] | None = None
    opens: bool = False


ACTS = (
    FilingAct("draft", commands_unit.DraftFiling, acts_unit.draft, facts.DraftFacts, opens=True),
    FilingAct("revise", commands_unit.ReviseFiling, acts_unit.revise),
    FilingAct("attach", commands_unit.AttachDocument, acts_unit.attach, facts.AttachFacts),
    FilingAct("detach", commands_unit.DetachDocument, acts_unit.detach),
    FilingAct("apply", commands_unit.ApplyForFiling, acts_unit.apply),
    FilingAct("study", commands_unit.StudyFiling, acts_unit.study, facts.StudyFacts),
    FilingAct("present", commands_unit.PresentFiling, acts_unit.present, facts.PresentFacts),
    FilingAct("pass_gate", commands_unit.PassGate, acts_gate.pass_gate, facts.GateFacts),
    FilingAct("return_from_gate", commands_unit.ReturnFromGate, acts_gate.return_from_gate, facts.GateFacts),
    FilingAct("return_for_defects", commands_review.ReturnForDefects, acts_gate.return_for_defects, facts.ReturnFacts),
    FilingAct("resubmit", commands_unit.ResubmitFiling, acts_unit.resubmit, facts.StudyFacts),
    FilingAct("open_review", commands_review.OpenReview, acts_review.open_review, facts.ReviewFacts),
    FilingAct("draft_report", commands_review.DraftReport, acts_review.draft_report),
    FilingAct("confirm_report", commands_review.ConfirmReport, acts_review.confirm_report),
    FilingAct("open_consultation", commands_review.OpenConsultation, acts_review.open_consultation, facts.PanelFacts),
    FilingAct("fail_consultation", commands_review.FailConsultation, acts_review.fail_consultation),
    FilingAct("pass_consultation", commands_review.PassConsultation, acts_review.pass_consultation),
    FilingAct("accept", commands_decision.AcceptFiling, acts_decision.accept, facts.CommitteeFacts),
    FilingAct("reject", commands_decision.RejectFiling, acts_decision.reject, facts.CommitteeFacts),
    FilingAct("send_back", commands_decision.SendBackFiling, acts_decision.send_back),
    FilingAct("serve_receipt", commands_decision.ServeReceipt, acts_decision.serve_receipt, facts.ServiceFacts),
    FilingAct("report_progress", commands_execution.ReportProgress, acts_execution.report_progress, facts.UploadFacts),
    FilingAct("remind", commands_execution.RemindUnit, acts_execution.remind),
    FilingAct("record_problem", commands_execution.RecordProblem, acts_execution.record_problem),
    FilingAct("close_problem", commands_execution.CloseProblem, acts_execution.close_problem),
    FilingAct("extend", commands_execution.ExtendFiling, acts_execution.extend, facts.ExtendFacts),
    FilingAct("hit_negative", commands_execution.HitNegative, acts_negative.hit_negative, facts.HitFacts),
    FilingAct("clear_negative", commands_decision.ClearNegative, acts_negative.clear_negative, facts.CommitteeFacts),
    FilingAct("revoke", commands_decision.RevokeFiling, acts_negative.revoke, facts.CommitteeFacts),
    FilingAct("close", commands_execution.CloseFiling, acts_execution.close, facts.ObligationFacts),
    FilingAct("lapse", commands_execution.LapseFiling, acts_execution.lapse, facts.ObligationFacts),
    FilingAct("withdraw", commands_unit.WithdrawFiling, acts_unit.withdraw),
    FilingAct("mark_single_matter", commands_execution.MarkSingleMatter, acts_execution.mark_single_matter),
    FilingAct("link_case", commands_execution.LinkCase, acts_execution.link_case),
)
