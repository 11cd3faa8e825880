"""A valid command for every act of the example filing, stage by stage."""

from datetime import date, timedelta

from libs.kernel.case import Command
from libs.kernel.profile import Profile
from services.filing.filings import commands_decision as decide
from services.filing.filings import commands_execution as execute
from services.filing.filings import commands_review as consider
from services.filing.filings import commands_unit as ask
from services.filing.filings.application import applies_first
from services.filing.filings.filing import Filing
from services.filing.filings.report import Defect, HitClaim, RefusalReason
from services.filing.filings.wording import DocumentKind, Secrecy
from tests.support import filing_papers as papers
from tests.support.filing_papers import Cast, at_noon

Commands = dict[str, Command]


def valid_commands(cast: Cast, on: date, profile: Profile, filing: Filing | None) -> Commands:
    """The commands by act; ``filing`` gives the problem to close, if it has one."""
    return {
        **unit_commands(cast, on, profile),
        **review_commands(cast, on, profile),
        **decision_commands(cast, on),
        **execution_commands(cast, on, profile),
        **_corrections(cast, filing),
    }


def unit_commands(cast: Cast, on: date, profile: Profile) -> Commands:
    """What unit and leader ask."""
    first = applies_first(profile)
    form = papers.form(cast, on, profile.list("positive_items").codes()[0 if first else 4])
    return {
        "draft": ask.DraftFiling(form=form),
        "revise": ask.ReviseFiling(form=form),
        "attach": ask.AttachDocument(
            upload_id=cast.minutes_upload, kind=DocumentKind.MINUTES, secrecy=Secrecy.WORK_SECRET
        ),
        "detach": ask.DetachDocument(attachment_id=cast.minutes_upload),
        "apply": ask.ApplyForFiling(application=papers.application(on - timedelta(days=5))),
        "study": ask.StudyFiling(minutes=papers.minutes(cast, on)),
        "present": ask.PresentFiling(application=None if first else papers.application(on)),
        "pass_gate": ask.PassGate(opinion="情况属实，同意报送"),
        "return_from_gate": ask.ReturnFromGate(reasons="风险分析不够"),
        "resubmit": ask.ResubmitFiling(answer="已补充"),
        "withdraw": ask.WithdrawFiling(reason="方案调整"),
    }


def review_commands(cast: Cast, on: date, profile: Profile) -> Commands:
    """What office and panel ask."""
    return {
        "return_for_defects": consider.ReturnForDefects(
            defects=(Defect(code="incomplete", explanation="补充风险点的责任人"),)
        ),
        "open_review": consider.OpenReview(
            handler_ids=(cast.officer,),
            major_complex=True,
            recusals=papers.declarations(cast.head, cast.officer),
        ),
        "draft_report": consider.DraftReport(report=papers.report_text(profile, on)),
        "confirm_report": consider.ConfirmReport(),
        "open_consultation": consider.OpenConsultation(chair_id=cast.chair, member_ids=cast.panel),
        "fail_consultation": consider.FailConsultation(
            held_on=on, votes=papers.votes(cast.panel, against=cast.panel[:2]), reasons="尺度须再统一"
        ),
        "pass_consultation": consider.PassConsultation(
            held_on=on, votes=papers.votes(cast.panel, against=cast.panel[1:2])
        ),
    }


def decision_commands(cast: Cast, on: date) -> Commands:
    """What is recorded of the committee, and the service of its receipt."""
    resolved = papers.resolution(cast, on)
    reason = RefusalReason(code="compliant_path_exists", text="可分期办理用地批复")
    return {
        "accept": decide.AcceptFiling(
            resolution=resolved,
            receipt_items=papers.receipt_items(on),
            validity_until=on + papers.TERM,
        ),
        "reject": decide.RejectFiling(resolution=resolved, reasons=(reason,), compliant_path="分期办理"),
        "send_back": decide.SendBackFiling(held_on=on, questions=("用地批复何时可得",)),
        "serve_receipt": decide.ServeReceipt(
            number="许纪备〔2023〕5号",
            sealed=True,
            signed_by=cast.secretary,
            served_on=on,
            received_by=cast.clerk,
            received_at=at_noon(on),
        ),
        "clear_negative": decide.ClearNegative(resolution=resolved, reason="查无实据"),
        "revoke": decide.RevokeFiling(resolution=resolved, reason="查证属实，撤销备案"),
    }


def execution_commands(cast: Cast, on: date, profile: Profile) -> Commands:
    """What is asked while the measure runs, and at its end."""
    negative = profile.list("negative_items").codes()[0]
    claim = HitClaim(code=negative, facts="查明的事实", evidence=(cast.proof_upload,))
    longer = on + papers.TERM + timedelta(days=60)
    return {
        "report_progress": execute.ReportProgress(text="已完成一期", evidence=(cast.proof_upload,)),
        "remind": execute.RemindUnit(
            fact="群众反映施工扰民", rule="噪声污染防治法", correction="限时施工", correct_by=on
        ),
        "record_problem": execute.RecordProblem(kind="fees_unpaid", fact="规费未缴", correction="补缴", correct_by=on),
        "extend": execute.ExtendFiling(validity_until=longer, minutes=papers.minutes(cast, on), reason="批复延迟"),
        "hit_negative": execute.HitNegative(hits=(claim,)),
        "close": execute.CloseFiling(note="全部办结"),
        "lapse": execute.LapseFiling(),
        "mark_single_matter": execute.MarkSingleMatter(interview_id=papers.person(90), escalated_on=on),
        "link_case": execute.LinkCase(case_id=papers.person(91), opened_on=on),
    }


def _corrections(cast: Cast, filing: Filing | None) -> Commands:
    problem = filing.problems[-1].id if filing and filing.problems else cast.proof_upload
    return {
        "close_problem": execute.CloseProblem(problem_id=problem, cause="资金未到位", outcome="已补缴并核对票据"),
    }
