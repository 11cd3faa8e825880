"""One case, one handling: a main case and the persons involved are proposed, heard and decided together (X-11, TX-04).

``assess_closing`` is what the closing of a main case asks (TA-14).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from libs.kernel.finding import Finding, Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_deciding import InvolvedRuling
from services.accountability.cases.facts import TogetherFacts
from services.accountability.cases.refusals_ending import (
    DecidedWithMainCase,
    InvolvedNotReady,
    InvolvedRulingsWrong,
    InvolvedUndecided,
)
from services.accountability.cases.status import CaseStatus as S
from services.accountability.joint.entering import Together
from services.accountability.refusing import finding, unless

DECIDED: Final = frozenset({S.DECIDED, S.EXECUTING, S.UNDER_REVIEW, S.CLOSED, S.NO_LIABILITY})
"""Statuses in which it is decided what becomes of a person."""
_STANDS = Text("案件 {case_id} 处于 {status} 状态", "Case {case_id} is {status}")
_RULE: Final = Rule("X-11", "X-13")


def assess_closing(involved: Sequence[AccountabilityCase]) -> Finding:
    """Whether every person involved is decided on: before that the main case cannot end (X-11)."""
    return finding(InvolvedUndecided, _not_in(involved, DECIDED, InvolvedUndecided.code))


def assess_submission(case: AccountabilityCase, facts: TogetherFacts) -> tuple[Finding, ...]:
    """Whether all involved were heard, too; and an involved one follows its main case to the committee (TX-04)."""
    alone = case.main_case_id is not None and (facts.main is None or facts.main.status is not S.DELIBERATING)
    ready = DECIDED | {S.HEARD, S.DELIBERATING}
    return (
        finding(InvolvedNotReady, _not_in(facts.involved, ready, InvolvedNotReady.code)),
        finding(DecidedWithMainCase, [unless(not alone, DecidedWithMainCase, "/main_case_id")]),
    )


def assess_together(
    case: AccountabilityCase, rulings: Sequence[InvolvedRuling], facts: TogetherFacts
) -> tuple[Finding, ...]:
    """Whether all involved lie before the committee and each has a ruling; none is decided without its main case."""
    return (
        finding(InvolvedNotReady, _not_in(facts.involved, DECIDED | {S.DELIBERATING}, InvolvedNotReady.code)),
        finding(InvolvedRulingsWrong, _rulings(rulings, facts)),
        finding(DecidedWithMainCase, [unless(not waits_for_main(case, facts), DecidedWithMainCase, "/main_case_id")]),
    )


def waits_for_main(case: AccountabilityCase, facts: TogetherFacts) -> bool:
    """Whether it is the case of a person involved whose main case is not decided yet."""
    return case.main_case_id is not None and (facts.main is None or facts.main.status not in DECIDED)


def deliberated(facts: TogetherFacts) -> tuple[AccountabilityCase, ...]:
    """The cases of persons involved that the committee decides now."""
    return tuple(one for one in facts.involved if one.status is S.DELIBERATING)


def together_of(case: AccountabilityCase) -> Together:
    """What a main case tells of itself to the joint disposition."""
    return Together(
        main_case_id=case.id,
        case_ids=case.involved_case_ids,
        unit_id=case.unit_id,
        competent_organ_id=case.competent_organ_id,
        barred_ids=tuple(sorted(case.recused_ids)),
    )


def _not_in(cases: Sequence[AccountabilityCase], statuses: frozenset[S], code: str) -> Iterator[Missing]:
    for one in cases:
        if one.status not in statuses:
            text = _STANDS.fill(case_id=one.id, status=one.status)
            yield Missing(f"/involved/{one.id}", code, text, _RULE)


def _rulings(rulings: Sequence[InvolvedRuling], facts: TogetherFacts) -> Iterator[Missing | None]:
    wanted = {one.id for one in deliberated(facts)}
    ruled = [one.case_id for one in rulings]
    for index, case_id in enumerate(ruled):
        once = case_id in wanted and case_id not in ruled[:index]
        yield unless(once, InvolvedRulingsWrong, f"/involved/{index}/case_id")
    for case_id in sorted(wanted - set(ruled)):
        yield InvolvedRulingsWrong.at(f"/involved/{case_id}")
