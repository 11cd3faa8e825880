"""A complete, valid filing on paper: who plays in it, the form, the minutes, the report, votes and receipt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from libs.kernel.profile import Profile
from services.filing.filings.form import (
    AftercareItem,
    Alternative,
    FilingForm,
    PositiveItem,
    RiskPoint,
    RuleDepartedFrom,
    Shown,
    ThirdParty,
)
from services.filing.filings.proceedings import Application, Minutes, Recusal, Resolution, Statement, Vote
from services.filing.filings.report import ExpertOpinion, Proposal, ReceiptItem, ReportText, ScreenAnswer, Section
from services.filing.filings.wording import Choice, InNameOf, Likelihood

DAY = date(2023, 3, 6)
"""A Monday on which the example filing is made; everything happens on it unless a test says otherwise."""

MINUTES_SHA = "a" * 64

TERM = timedelta(days=300)
"""From the example's day to the last day of its measure."""


def at_noon(on: date) -> datetime:
    """Noon of the day in the office, as a UTC instant."""
    return datetime(on.year, on.month, on.day, 4, tzinfo=UTC)


def person(number: int) -> UUID:
    """A stable identity for the example."""
    return UUID(int=0x1000 + number)


@dataclass(frozen=True)
class Cast:
    """Everybody and every organ of the example; a test that has real ones replaces them."""

    unit_id: UUID = field(default=person(1))
    organ_id: UUID = field(default=person(2))
    office_id: UUID = field(default=person(3))
    other_office_id: UUID = field(default=person(4))
    government_id: UUID = field(default=person(5))
    clerk: UUID = field(default=person(10))
    party_head: UUID = field(default=person(11))
    team: tuple[UUID, ...] = field(default=(person(11), person(12), person(13), person(14)))
    city_leader: UUID = field(default=person(20))
    officer: UUID = field(default=person(30))
    head: UUID = field(default=person(31))
    chair: UUID = field(default=person(40))
    panel: tuple[UUID, ...] = field(default=(person(40), person(41), person(42)))
    calibrating: UUID = field(default=person(42))
    recorder: UUID = field(default=person(50))
    secretary: UUID = field(default=person(60))
    committee: tuple[UUID, ...] = field(default=(person(60), person(61), person(62), person(63), person(64)))
    minutes_upload: UUID = field(default=person(70))
    proof_upload: UUID = field(default=person(71))

    @property
    def unit_people(self) -> frozenset[UUID]:
        """Everybody of the unit."""
        return frozenset({self.clerk, self.party_head, *self.team})


CAST = Cast()


def form(cast: Cast = CAST, on: date = DAY, code: str = "xc_p5", **changes: Any) -> FilingForm:
    """A complete form; changes replace fields."""
    complete = FilingForm(
        title="五个重点项目容缺受理先行发证",
        positive_items=(_item(code),),
        project_code="2303-411000-04-01-123456",
        project_reference="市重点项目第三批",
        background="批复环节互为前置，项目停滞四个月",
        crux="用地批复与施工许可互为前置条件",
        delay_damage="汛期后施工，群众安置推迟一年",
        measure="缺少用地批复的情况下容缺受理并先行核发许可",
        measure_starts_on=on + timedelta(days=30),
        validity_until=on + TERM,
        rules_departed_from=(_RULE,),
        alternatives=(_ALTERNATIVE,),
        no_compliant_path=True,
        legal_bottom_line="不降低质量安全标准，不占用永久基本农田",
        risks=(_RISK,),
        third_parties=(_NEIGHBOUR,),
        aftercare=(AftercareItem(item="补办用地批复", owner="审批科", due_on=on + timedelta(days=200)),),
        legal_opinion="法律风险可控",
        responsible_leader_id=cast.party_head,
        handler_id=cast.clerk,
        statement_of_truth=True,
    )
    return complete.model_copy(update=changes)


def _item(code: str) -> PositiveItem:
    return PositiveItem(
        code=code,
        reason="五个项目均列入市重点项目清单",
        shown=(
            Shown(need="key_project_or_complex_problem", proof="市重点项目清单第三批"),
            Shown(need="genuine_necessity", proof="主体工程须在汛期前完成"),
        ),
    )


_RULE = RuleDepartedFrom(law="建筑工程施工许可管理办法", article="第四条", wording="须先有用地批准手续")
_ALTERNATIVE = Alternative(description="等待用地批复", why_it_fails="预计还需八个月，汛期前无法完工")
_NEIGHBOUR = ThirdParty(who="相邻地块使用权人", interest="通行", protection="保留临时通道")
_RISK = RiskPoint(
    description="用地批复最终未获批准",
    likelihood=Likelihood.LOW,
    effect="许可须撤回",
    control="分期核发，先主体后配套",
    owner="审批科",
)


def minutes(cast: Cast = CAST, on: date = DAY, **changes: Any) -> Minutes:
    """Proper minutes of a meeting three days before; one member dissents."""
    spoken = tuple(
        Statement(person_id=member, statement="同意" if index else "建议再等批复", dissents=not index)
        for index, member in enumerate(reversed(cast.team))
    )
    complete = Minutes(
        held_on=on - timedelta(days=3),
        chair_id=cast.team[0],
        should_be_present=len(cast.team) + 1,
        present=spoken,
        chair_spoke_last=True,
        conclusion="同意申请备案",
        agreed=True,
        attachment_id=cast.minutes_upload,
        sha256=MINUTES_SHA,
    )
    return complete.model_copy(update=changes)


def application(on: date = DAY, **changes: Any) -> Application:
    """A written application signed that day."""
    complete = Application(in_name_of=InNameOf.PARTY_GROUP, document_number="许审批党〔2023〕8号", signed_on=on)
    return complete.model_copy(update=changes)


def receipt_items(on: date = DAY) -> tuple[ReceiptItem, ...]:
    """The four warnings; two lines are obligations."""
    return (
        ReceiptItem(warning="legal_limits", text="不得降低质量安全标准"),
        ReceiptItem(warning="risks_to_prevent", text="防范批复未获批准的风险"),
        ReceiptItem(
            warning="procedures_to_complete",
            text="补办用地批复",
            responsible="审批科",
            due_on=on + timedelta(days=200),
        ),
        ReceiptItem(
            warning="remedial_measures", text="补缴规费", responsible="财务科", due_on=on + timedelta(days=100)
        ),
    )


def report_text(profile: Profile, on: date = DAY, **changes: Any) -> ReportText:
    """A complete report that proposes to accept, with every opinion heard and nothing found in the screen."""
    complete = ReportText(
        sections=tuple(Section(code=code, text="已查清") for code in profile.list("review_sections").codes()),
        expert_opinions=tuple(
            ExpertOpinion(kind=kind, body="市自然资源和规划局", opinion="可行", given_on=on)
            for kind in profile.list("expert_kinds").codes()
        ),
        screen=tuple(ScreenAnswer(code=code, found=False) for code in profile.list("negative_items").codes()),
        proposal=Proposal.ACCEPT,
        receipt_items=receipt_items(on),
    )
    return complete.model_copy(update=changes)


def votes(persons: Sequence[UUID], against: Sequence[UUID] = ()) -> tuple[Vote, ...]:
    """Everybody for, except those against, who say why."""
    return tuple(
        Vote(
            person_id=voter,
            choice=Choice.AGAINST if voter in against else Choice.FOR,
            opinion="时机不成熟" if voter in against else "",
        )
        for voter in persons
    )


def resolution(cast: Cast = CAST, on: date = DAY, **changes: Any) -> Resolution:
    """A resolution of four of five members, one against with reasons."""
    present = cast.committee[:4]
    complete = Resolution(
        held_on=on,
        chair_id=cast.secretary,
        present=present,
        votes=votes(present, against=present[-1:]),
        secretary_spoke_last=True,
        deliberated_alone=True,
        text="决议内容",
    )
    return complete.model_copy(update=changes)


def declarations(*persons: UUID) -> tuple[Recusal, ...]:
    """Everybody declares that there is no ground of recusal."""
    return tuple(Recusal(person_id=declaring) for declaring in persons)
