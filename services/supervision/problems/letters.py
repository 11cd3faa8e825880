"""The letters of a problem item as structured read models: notice (LS-2), slips (LS-3), check-off (LS-7)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Language, Text
from services.supervision.problems.problem import Problem
from services.supervision.problems.records import Slip

NOTICE_TITLE: Final = Text("整改通知书（问题清单）", "Rectification notice with list of problems")
SLIP_TITLE: Final = Text("督办单：{zh}", "Slip: {en}")
CHECK_OFF_TITLE: Final = Text("销号确认单", "Confirmation of the check-off")
_NOTICE_BODY: Final = Text(
    "请对照所列问题和要求整改到位，到期逐项报告结果并附证明材料。",
    "Please put right what is listed and report on every point, with proof, by the day given.",
)
_CHECK_OFF_BODY: Final = Text(
    "该问题经核查整改到位，编号注销。", "The problem was verified as put right; its number is cancelled."
)
_PLAN_FORM: Final = Text(
    "整改方案（分步骤、定日期）和整改责任人", "Plan, step by step with days, and who answers for it"
)
_REPORT_FORM: Final = Text("逐项整改结果和证明材料", "What was done on every point, with proof")
_REASONS_FORM: Final = Text("逾期原因", "Why it is late")
_STEPS_FORM: Final = Text("下一步措施和日期", "What will be done, by which day")
_NOTICE_RULE: Final = Rule("S-08", "S-10", "G-55")
_SLIP_RULE: Final = Rule("G-55", "P-22")
_CHECK_OFF_RULE: Final = Rule("S-10")
_TEXTS: Final = "supervision_texts"
_COLOURS: Final = "slip_colours"


class ProblemLetter(BaseModel):
    """A letter to the unit: rectification notice (LS-2), slip (LS-3) or confirmation of the check-off (LS-7)."""

    model_config = ConfigDict(frozen=True)

    letter: str = Field(description="notice, slip or check_off.")
    title: str = Field(description="Title, in the reader's language.")
    number: str | None = Field(description="Number of the problem item.")
    organ_id: UUID = Field(description="Organ that issues it.")
    unit_id: UUID = Field(description="The unit.")
    issued_on: date = Field(description="Day of the letter.")
    facts: str = Field(description="What was found.")
    place: str = Field(description="Where.")
    demands: tuple[str, ...] = Field(description="What is demanded, point by point.")
    colour: str | None = Field(description="Of a slip: its colour; list slip_colours.")
    answer_by: date | None = Field(description="Last day for plan and person, or for the answer to the slip.")
    due_on: date | None = Field(description="Day by which it is to be put right, or the new day of the slip.")
    body: str = Field(description="The fixed wording, in the reader's language.")
    answer_form: tuple[str, ...] = Field(description="What the answer contains, in the reader's language.")
    way: str | None = Field(description="Of a check-off: how it was verified; dictionary verification_way.")
    remark: str = Field(description="What the head added.")
    cites: tuple[str, ...] = Field(description="Rules the letter stands on.")


class ProblemLetters(BaseModel):
    """The letters of an item, oldest first."""

    model_config = ConfigDict(frozen=True)

    items: tuple[ProblemLetter, ...] = Field(description="The letters.")


def letters_of(problem: Problem, profile: Profile, language: Language) -> Iterator[ProblemLetter]:
    """All letters that went to the unit, oldest first."""
    if problem.notice is not None:
        yield _notice(problem, language)
    for slip in problem.slips:
        yield _slip(problem, slip, profile, language)
    if problem.check_off is not None:
        yield _check_off(problem, language)


def _notice(problem: Problem, language: Language) -> ProblemLetter:
    assert problem.notice is not None
    return _letter(
        problem,
        letter="notice",
        title=NOTICE_TITLE.read(language),
        issued_on=problem.notice.issued_on,
        answer_by=problem.notice.accept_by,
        due_on=problem.notice.due_on,
        body=_NOTICE_BODY.read(language),
        answer_form=(_PLAN_FORM.read(language), _REPORT_FORM.read(language)),
        cites=tuple(_NOTICE_RULE),
    )


def _slip(problem: Problem, slip: Slip, profile: Profile, language: Language) -> ProblemLetter:
    colour = profile.list(_COLOURS).get(slip.colour)
    warning = profile.list(_TEXTS).get(f"slip_warning_{slip.colour}")
    assert colour is not None and warning is not None
    return _letter(
        problem,
        letter="slip",
        title=SLIP_TITLE.fill(zh=colour.text.zh, en=colour.text.en).read(language),
        issued_on=slip.issued_on,
        colour=slip.colour,
        answer_by=slip.answer_by,
        due_on=slip.new_due_on,
        body=warning.text.read(language),
        answer_form=(_REASONS_FORM.read(language), _STEPS_FORM.read(language)),
        cites=tuple(_SLIP_RULE),
    )


def _check_off(problem: Problem, language: Language) -> ProblemLetter:
    ended = problem.check_off
    assert ended is not None
    return _letter(
        problem,
        letter="check_off",
        title=CHECK_OFF_TITLE.read(language),
        issued_on=ended.checked_off_on,
        body=_CHECK_OFF_BODY.read(language),
        way=str(ended.way),
        remark=ended.remark,
        cites=tuple(_CHECK_OFF_RULE),
    )


_EMPTY: Final[dict[str, Any]] = {
    "colour": None,
    "answer_by": None,
    "due_on": None,
    "answer_form": (),
    "way": None,
    "remark": "",
}


def _letter(problem: Problem, **stated: Any) -> ProblemLetter:
    notice = problem.notice
    known = {
        "number": problem.number,
        "organ_id": problem.competent_organ_id,
        "unit_id": problem.unit_id,
        "facts": problem.facts,
        "place": problem.place,
        "demands": () if notice is None else notice.demands,
    }
    return ProblemLetter.model_validate({**_EMPTY, **known, **stated})
