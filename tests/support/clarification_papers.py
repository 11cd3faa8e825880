"""A complete, valid clarification on paper: who plays in it, and a valid command for every act."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from libs.kernel.case import Command
from libs.policy.book import PolicyBook
from services.clarification.clarifications import commands_assessing as assessing
from services.clarification.clarifications import commands_deciding as deciding
from services.clarification.clarifications import commands_executing as executing
from services.clarification.clarifications.findings import Item
from services.clarification.clarifications.proposal import FactorAssessed, Influence, MethodProposed, Range
from services.clarification.clarifications.proposal import SituationClaimed as Claimed
from services.clarification.clarifications.records import Recusal
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.wording import DeclineReason, ItemFinding, ProofKind
from services.clarification.leads_index.entry import ConcludedItem, EntryKind, LeadEntry
from services.clarification.leads_index.lifecycle import LeadStatus

BOOK = PolicyBook.load(Path(__file__).parents[2] / "policies")
XUCHANG = BOOK.profile("xuchang", "2023-01")
DAY = date(2026, 3, 2)
"""A Monday on which the example is played; everything happens on it unless a test says otherwise."""
PROBLEM = "2025年违规承接亲属公司工程"
OTHER_PROBLEM = "公车私用"


def at_noon(on: date) -> datetime:
    """Noon of the day in the office, as a UTC instant."""
    return datetime(on.year, on.month, on.day, 4, tzinfo=UTC)


def somebody(number: int) -> UUID:
    """A stable identity for the example."""
    return UUID(int=0x2000 + number)


@dataclass(frozen=True)
class Cast:
    """Everybody and every organ of the example; a test that has real ones replaces them."""

    unit_id: UUID = field(default=somebody(1))
    organ_id: UUID = field(default=somebody(2))
    office_id: UUID = field(default=somebody(3))
    org_department: UUID = field(default=somebody(4))
    trial_office: UUID = field(default=somebody(5))
    subject_id: UUID = field(default=somebody(10))
    officer: UUID = field(default=somebody(11))
    colleague: UUID = field(default=somebody(12))
    head: UUID = field(default=somebody(13))
    trial: UUID = field(default=somebody(14))
    leader: UUID = field(default=somebody(15))
    secretary: UUID = field(default=somebody(16))
    party_head: UUID = field(default=somebody(17))

    @property
    def subject(self) -> PersonSubject:
        """The person to be cleared."""
        return PersonSubject(person_id=self.subject_id, unit_id=self.unit_id)

    @property
    def collective(self) -> OrganizationSubject:
        """The unit to be cleared, where it is one (C-30)."""
        return OrganizationSubject(organ_id=self.unit_id)

    @property
    def people(self) -> frozenset[UUID]:
        """Who holds a post in the organ."""
        return frozenset({self.officer, self.colleague, self.head, self.trial, self.leader, self.secretary})


CAST = Cast()


def item(finding: str = "untrue", **changes: Any) -> Item:
    """A reported problem with its finding."""
    made = Item(problem=PROBLEM, finding=ItemFinding(finding), verification="调阅了招标档案")
    return made.model_copy(update=changes)


def items(*findings: str, main: int | None = None) -> tuple[Item, ...]:
    """Problems with those findings; ``main`` is the place of the main one."""
    return tuple(item(finding, problem=f"{PROBLEM}之{n}", is_main=n == main) for n, finding in enumerate(findings))


def concluded_lead(*found: tuple[str, bool], lead: UUID, office: UUID | None = None) -> LeadEntry:
    """A lead on the subject with its findings, as an office concluded it; the flag marks the main problem."""
    items_found = ({"item": n, "finding": one, "is_main": main} for n, (one, main) in enumerate(found, 1))
    return LeadEntry(
        lead,
        LeadStatus.CONCLUDED,
        XUCHANG.name,
        XUCHANG.version,
        kind=EntryKind.LEAD,
        organ_id=CAST.organ_id,
        subject_person_id=CAST.subject_id,
        office_id=office or CAST.office_id,
        concluded_on=DAY,
        items=tuple(ConcludedItem(**one, matter="") for one in items_found),  # type: ignore[arg-type]
    )


def situation(code: str = "xc_c1", **changes: Any) -> Claimed:
    """A situation with evidence."""
    return Claimed(code=code, evidence=("考察期间收到反映，任用程序暂停。",)).model_copy(update=changes)


def influence(range_: str = "trade", **changes: Any) -> Influence:
    """Influence proven in a range."""
    made = Influence(range=range_, organ_ids=(CAST.unit_id,), evidence=("民主测评中有人提及。",))
    return made.model_copy(update=changes)


def method(code: str, range_: str | None = None, within: UUID = CAST.unit_id, **changes: Any) -> MethodProposed:
    """A method, with a range if one is named, within that unit."""
    chosen = None
    if range_ is not None:
        chosen = Range(type=range_, organ_ids=(within,), audience=("系统内各单位",), reason="在系统内传播。")
    return MethodProposed(code=code, range=chosen).model_copy(update=changes)


def factors() -> tuple[FactorAssessed, ...]:
    """All four factors of daily performance."""
    codes = XUCHANG.list("daily_performance_factors").codes()
    return tuple(FactorAssessed(code=code, text="未见问题。") for code in codes)


def letter_text(*problems: str, on: date = DAY) -> str:
    """A letter on those problems that passes the content check."""
    said = "、".join(f"“{problem}”" for problem in problems)
    return f"经核查，反映你{said}的问题不属实。\n中共示例市纪律检查委员会\n{on.year}年{on.month}月{on.day}日"


def recusals(*persons: UUID) -> tuple[Recusal, ...]:
    """Declarations of people who declare no ground."""
    return tuple(Recusal(person_id=one) for one in persons)


def valid_commands(cast: Cast, on: date, *, public: bool) -> dict[str, Command]:
    """A valid command for every act; with a circular if ``public``, else the letter alone."""
    return {
        **_opening(cast, on),
        **_assessing(cast, public=public),
        **_deciding(cast, on),
        **_noticing(cast, on),
        **_carrying_out(cast, on, public=public),
        **_following(cast, on),
    }


def _opening(cast: Cast, on: date) -> dict[str, Command]:
    problems = (item("untrue", is_main=True), item("unprovable", problem=OTHER_PROBLEM))
    declared = recusals(cast.head, cast.officer)
    return {
        "open_ex_officio": assessing.OpenExOfficio(subject=cast.subject, items=problems, verification_ended_on=on),
        "accept": assessing.AcceptClarification(handler_ids=(cast.officer,), recusals=declared),
        "name_handlers": assessing.NameClarificationHandlers(
            handler_ids=(cast.officer, cast.colleague), recusals=recusals(cast.head, cast.officer, cast.colleague)
        ),
        "check_leads": assessing.CheckLeads(),
        "record_verification": assessing.RecordVerification(items=problems, ended_on=on),
        "record_consent": assessing.RecordConsent(asked_on=on, agrees=True, opinion="同意"),
    }


def _assessing(cast: Cast, *, public: bool) -> dict[str, Command]:
    codes = (DeclineReason.NO_SITUATION,)
    return {
        "propose": assessing.ProposeClarification(
            situations=(situation(),),
            factors=factors(),
            influence=influence(organ_ids=(cast.unit_id,)),
            methods=(method("circular", "trade", within=cast.unit_id),) if public else (method("written"),),
        ),
        "propose_not_to_start": assessing.ProposeNotToStart(reason_codes=codes, reasons="未见任何一种情形。"),
        "decide_not_to_start": assessing.DecideNotToStart(remark="同意"),
        "answer_applicant": assessing.AnswerApplicant(),
        "reconsider": assessing.Reconsider(reopen=True, reasons="补充了材料。"),
    }


def _deciding(cast: Cast, on: date) -> dict[str, Command]:
    together = (cast.officer, cast.colleague, cast.head)
    return {
        "give_trial_opinion": deciding.GiveClarificationOpinion(
            facts_clear=True, evidence_solid=True, conclusion_right=True, opinion="同意"
        ),
        "assess_collectively": deciding.AssessCollectively(
            held_on=on, participant_ids=together, agreed=True, minutes="一致同意。"
        ),
        "review": deciding.ReviewClarification(opinion="同意"),
        "take_back": deciding.TakeBack(reasons="影响范围的证明须补充。"),
        "approve": deciding.ApproveClarification(remark="同意"),
        "reject": deciding.RejectClarification(reasons="范围过大。"),
    }


def _noticing(cast: Cast, on: date) -> dict[str, Command]:
    return {
        "send_prior_notice": deciding.SendPriorNotice(
            party_head_id=cast.party_head, sent_on=on, content="拟在系统内通报澄清。"
        ),
        "record_party_head_opinion": deciding.RecordPartyHeadOpinion(agrees=True, opinion="同意"),
        "assess_impact": deciding.AssessImpact(
            number="评〔2026〕3号", assessed_on=on, necessity="须写明姓名", risks="可能被转发", safeguards="限系统内"
        ),
    }


def _carrying_out(cast: Cast, on: date, *, public: bool) -> dict[str, Command]:
    text = letter_text(PROBLEM, on=on)
    circular = executing.TextForMethod(method="circular", text=text, addressees=("系统内各单位",))
    return {
        "issue_letter": executing.IssueLetter(
            number="澄函〔2026〕5号", dated=on, items=(0,), text=text, others=(circular,) if public else ()
        ),
        "record_proof": executing.RecordProof(
            method="written",
            kind=ProofKind.SERVICE_RECEIPT,
            reference="回证〔2026〕5号",
            carried_out_on=on,
            received_by=cast.subject_id,
        ),
        "finish_execution": executing.FinishExecution(),
    }


def _following(cast: Cast, on: date) -> dict[str, Command]:
    return {
        "inform": executing.InformAfterwards(
            party_head_id=cast.party_head,
            party_head_on=on,
            org_department_id=cast.org_department,
            org_department_on=on,
            dossier_entry="廉档〔2026〕31号",
            no_correction_reason="职务、待遇未受影响。",
        ),
        "record_visit": executing.RecordVisit(
            visited_on=on, visitor_ids=(cast.officer, cast.colleague), content="影响已消除。"
        ),
        "close": executing.CloseClarification(note="材料齐全。"),
    }


def circular_proof(on: date) -> executing.RecordProof:
    """The proof of the circular."""
    return executing.RecordProof(
        method="circular", kind=ProofKind.CIRCULAR_NUMBER, reference="通〔2026〕7号", carried_out_on=on
    )
