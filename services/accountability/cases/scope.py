"""The three tests: who answers for it, measured by duty link, causation and fault (A-13, A-14, P-24)."""

from collections.abc import Iterator, Sequence

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_investigating import RescopeCase
from services.accountability.cases.facts import RANKS, TargetFacts
from services.accountability.cases.objects import POST_RANKS, CaseObject, LeadingOfficial, ObjectKind
from services.accountability.cases.records import ScopeTests
from services.accountability.cases.refusals_opening import (
    DirectActorNotObject,
    NothingRescoped,
    NotTheOneToAnswer,
    ObjectUnknown,
    QuestionsBelowOnly,
    ScopeIncomplete,
    ScopeNotRecorded,
    UnitNotSoftened,
)
from services.accountability.cases.statements import Degree, ScopeFinding
from services.accountability.refusing import finding, unless

_TESTS = "scope_tests"
_LACKING = Text("缺少或者不完整：{zh}", "Missing or incomplete: {en}")
_TWICE = Text("同一项重复记录，或者没有此项", "Recorded twice, or no such test")


def assess_object(
    target: CaseObject, facts: TargetFacts, at: str, *, own_violation: bool = False
) -> tuple[Finding, ...]:
    """Whether the object is a unit that exists, or an official with a leader post there on the day (P-15, A-22)."""
    there = facts.kind is not None and facts.office_id is not None
    leads = not isinstance(target, LeadingOfficial) or target.post in facts.posts
    return (
        finding(ObjectUnknown, [unless(there, ObjectUnknown, f"{at}/organ_id")]),
        finding(DirectActorNotObject, [unless(leads and not own_violation, DirectActorNotObject, at)]),
    )


def assess_tests(findings: Sequence[ScopeFinding], profile: Profile) -> Finding:
    """Whether each of the three tests has a finding with text and evidence, once (A-13)."""
    return finding(ScopeIncomplete, _incomplete(findings, profile))


def points_to(tests: ScopeTests) -> bool:
    """Whether all three tests point to whom they are about, and no objection to an order from above frees him (P-24).

    An order that was clearly illegal frees nobody who carried it out.
    """
    linked = all(one.degree is not Degree.NONE for one in tests.findings)
    order = tests.superior_order
    freed = order is not None and order.objected and not order.clearly_illegal
    return linked and not freed


def assess_answering(tests: ScopeTests | None, at: str) -> tuple[Finding, ...]:
    """Whether the tests are recorded for an object and point to it."""
    return (
        finding(ScopeNotRecorded, [unless(tests is not None, ScopeNotRecorded, at)]),
        finding(NotTheOneToAnswer, [unless(tests is None or points_to(tests), NotTheOneToAnswer, at)]),
    )


def assess_rescoping(case: AccountabilityCase, command: RescopeCase, *, downwards: bool) -> tuple[Finding, ...]:
    """Whether an object may be replaced or the measure softened: tests for both, none below in place of one above."""
    present, target = case.tests_on(case.target), command.object or case.target
    changed = command.softened or target != case.target
    talks = not command.softened or target.kind is ObjectKind.LEADING_OFFICIAL
    below = downwards and present is not None and points_to(present)
    answering = () if command.object is None else assess_answering(case.tests_on(command.object), "/object")
    return (
        finding(NothingRescoped, [unless(changed, NothingRescoped, "/object")]),
        finding(UnitNotSoftened, [unless(talks, UnitNotSoftened, "/softened")]),
        finding(ScopeNotRecorded, [unless(present is not None, ScopeNotRecorded, "/tests")]),
        *answering,
        finding(QuestionsBelowOnly, [unless(not below, QuestionsBelowOnly, "/object")]),
    )


def lies_below(new: CaseObject, facts: TargetFacts, present: CaseObject, before: TargetFacts) -> bool:
    """Whether the new object lies below the present one: a lower organ, a lower post, or a person for a unit (A-13)."""
    ranks = RANKS.get(facts.level or "", 0), RANKS.get(before.level or "", 0)
    if new.organ_id != present.organ_id and ranks[0] != ranks[1]:
        return ranks[0] < ranks[1]
    if facts.parent_id is not None and facts.parent_id == present.organ_id:
        return True
    return _height(new) < _height(present)


def _height(target: CaseObject) -> int:
    """The height of an object within organs of one level: the unit as a whole, then its posts."""
    if target.kind is ObjectKind.ORGANIZATION:
        return max(POST_RANKS.values()) + 1
    return POST_RANKS.get(target.post, 0)


def _incomplete(findings: Sequence[ScopeFinding], profile: Profile) -> Iterator[Missing | None]:
    listed = profile.list(_TESTS)
    named = [one.test for one in findings]
    for item in listed.items:
        holds = any(one.test == item.code and _is_whole(one) for one in findings)
        text = _LACKING.fill(zh=item.text.zh, en=item.text.en)
        yield unless(holds, ScopeIncomplete, "/findings", text)
    for index, code in enumerate(named):
        once = code in listed and code not in named[:index]
        yield unless(once, ScopeIncomplete, f"/findings/{index}/test", _TWICE)


def _is_whole(one: ScopeFinding) -> bool:
    return bool(one.text) and bool(one.evidence) and all(one.evidence)
