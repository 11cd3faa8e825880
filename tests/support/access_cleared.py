"""What everybody asks of clarifications and of what belongs to them: applications, candidates, the index of leads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import httpx

from libs.kernel.roles import Role as R
from services.clarification.clarifications.dues import dues
from tests.support.access_asking import Judge, Question, shown
from tests.support.access_fields_cleared import APPLICATION_LISTED, CLARIFICATION_LISTED
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_others import is_answer
from tests.support.access_people import OPENED_ON, TODAY, Persona
from tests.support.access_rules import ADMINISTRATORS

Doors = Mapping[str, str | Mapping[str, str]]
CLARIFICATION_ACTS: Final[Doors] = {
    "accept_clarification": "accept",
    "name_clarification_handlers": "name_handlers",
    "check_other_leads": "check_leads",
    "record_verification": "record_verification",
    "record_consent": "record_consent",
    "propose_clarification": "propose",
    "propose_not_to_start": "propose_not_to_start",
    "decide_not_to_start": "decide_not_to_start",
    "answer_applicant": "answer_applicant",
    "reconsider_clarification": "reconsider",
    "give_trial_opinion": "give_trial_opinion",
    "assess_collectively": "assess_collectively",
    "review_clarification": "review",
    "take_back_proposal": "take_back",
    "send_prior_notice": "send_prior_notice",
    "record_party_head_opinion": "record_party_head_opinion",
    "assess_impact": "assess_impact",
    "decide_clarification": {"approved": "approve", "rejected": "reject"},
    "issue_letter": "issue_letter",
    "record_proof": "record_proof",
    "finish_execution": "finish_execution",
    "inform_afterwards": "inform",
    "record_visit": "record_visit",
    "close_clarification": "close",
}
APPLICATION_ACTS: Final[Doors] = {
    "acknowledge_application": "acknowledge",
    "withdraw_application": "withdraw",
    "ask_for_reconsideration": "ask_reconsideration",
}
CANDIDATE_ACTS: Final[Doors] = {"take_up_candidate": "take_up", "dismiss_candidate": "dismiss"}

OF_CHECKS: Final = frozenset({"status", "passed", "findings"})


def list_clarifications(matrix: Matrix) -> Iterator[Question]:
    """The list, plain and of those that wait: whoever may not know that one waits is shown no other difference."""
    shape = clarification_listed
    path, route = "/v1/clarifications", "list_clarifications"
    yield from matrix.lists("clarification", "clarification", route, path, CLARIFICATION_LISTED, shape)


def read_clarification(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks for every clarification; outside its office and case management the time limits, too, are as if it
    had never waited (C-14, G-24)."""
    path, route = "/v1/clarifications", "read_clarification"
    items = {str(item.id): item for item in matrix.items["clarification"]}
    for question in matrix.details("clarification", "clarification", route, path):
        item = items[question.path.rpartition("/")[2]]
        standing = matrix.standing(question.who, item)
        if standing.seen and not question.headers and not standing.inside and not standing.restricted:
            yield replace(question, judge=_unwaited(matrix, item, question.judge))
        else:
            yield question


def _unwaited(matrix: Matrix, item: Item, whole: Judge) -> Judge:
    engine = matrix.world.houses["clarification"].running.engine
    profile = engine.policies.profile(item.case.profile, item.case.profile_version)
    limits = dues(replace(item.case, deferrals=()), profile, engine.services)
    wanted = [(one.code, None if one.deadline.due_on is None else one.deadline.due_on.isoformat()) for one in limits]

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        yield from whole(answers)
        found = [(one["code"], one["due_on"]) for one in answers[0].json().get("due", ())]
        if found != wanted:
            yield f"due: {found}, expected {wanted} as if it had never waited"

    return judge


def _instant(at: Any) -> str:
    return str(at.isoformat().replace("+00:00", "Z"))


def clarification_listed(case: Any) -> dict[str, Any]:
    """A clarification as a line of the list."""
    proposal = case.proposal
    return {
        **_line(case), "entrance": str(case.entrance), "office_id": str(case.office_id),
        "situations": [] if proposal is None else [one.code for one in proposal.situations],
        "methods": [] if proposal is None else [one.code for one in proposal.methods],
    }  # fmt: skip


def _line(case: Any) -> dict[str, Any]:
    return {
        "id": str(case.id), "number": case.number, "version": case.version, "status": str(case.status),
        "subject": case.subject.model_dump(mode="json"), "organ_id": str(case.organ_id),
        "changed_at": _instant(case.changed_at),
    }  # fmt: skip


def list_applications(matrix: Matrix) -> Iterator[Question]:
    """The list of applications."""
    path, route = "/v1/applications", "list_applications"
    return matrix.lists("clarification", "application", route, path, APPLICATION_LISTED, application_listed)


def application_listed(case: Any) -> dict[str, Any]:
    """An application as a line of the list."""
    return {
        **_line(case), "channel": str(case.channel), "received_on": case.received_on.isoformat(),
        "expected_on": case.expected_on.isoformat(), "clarification_id": str(case.clarification_id),
    }  # fmt: skip


def deferrals(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks why each clarification waits: to all but the named ones and case management there is nothing."""
    for who in matrix.callers("clarification"):
        for item in matrix.items["clarification"]:
            path = f"/v1/clarifications/{item.id}/deferrals"
            may = matrix.standing(who, item).restricted
            record = {"items": _plain(item.case.deferrals)}
            judge = is_answer(record) if may else matrix.absent("clarification")
            sort = f"{may} {matrix.sort(who, item)}"
            yield Question(who, "clarification", "read_deferrals", path, judge, item.about, sort)


def _plain(deferred: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        {
            "ground": str(one.ground), "reason": one.reason, "since": _instant(one.since), "by": str(one.by),
            "until": None if one.until is None else _instant(one.until), "ended_because": one.ended_because,
        }
        for one in deferred
    ]  # fmt: skip


def checks(matrix: Matrix) -> Iterator[Question]:
    """Everybody has the rules of the next step checked."""
    for who in matrix.callers("clarification"):
        for item in matrix.items["clarification"]:
            path = f"/v1/clarifications/{item.id}/checks"
            seen = matrix.standing(who, item).seen
            judge = _checked(item) if seen else matrix.absent("clarification")
            sort = matrix.sort(who, item)
            yield Question(
                who, "clarification", "check_clarification", path, judge, item.about, sort, method="POST"
            )  # fmt: skip


def _checked(item: Item) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
        elif answers[0].json().keys() != OF_CHECKS:
            yield f"a field without a class: {sorted(answers[0].json())}"
        elif answers[0].json()["status"] != item.case.status:
            yield f"status {answers[0].json()['status']}"

    return judge


SPAN: Final = {"from": "2026-01-01", "to": TODAY.isoformat()}


def statistics(matrix: Matrix) -> Iterator[Question]:
    """Counts over exactly what everybody may list, by every grouping; letters offices count their organ (P-11)."""
    for who in matrix.callers("clarification"):
        for by in ("organ", "office", "entrance", "month"):
            judge = _counts_judge(matrix, who, by)
            cells = len(matrix.items["clarification"])
            yield Question(
                who, "clarification", "read_clarification_statistics", "/v1/statistics/clarifications", judge, by,
                params={**SPAN, "by": by}, cells=cells,
            )  # fmt: skip


def _counts_judge(matrix: Matrix, who: Persona, by: str) -> Judge:
    seen = matrix.seen(who, "clarification")
    letters = R.LETTERS in who.roles and not who.is_any(*ADMINISTRATORS)
    cases = [
        item.case
        for item in matrix.items["clarification"]
        if item.id in seen or (letters and item.case.organ_id == who.organ_id)
    ]
    groups: dict[str, list[Any]] = {}
    for case in cases:
        keys = {
            "organ": case.organ_id, "office": case.office_id, "entrance": case.entrance,
            "month": OPENED_ON.isoformat()[:7],
        }  # fmt: skip
        groups.setdefault(str(keys[by]), []).append(case)
    return counted(counts_of(cases), {key: counts_of(those) for key, those in groups.items()}, {"in_time", "overdue"})


def counts_of(cases: list[Any]) -> dict[str, int]:
    """What is counted of clarifications, but for what the calendar has a part in."""
    statuses = [str(case.status) for case in cases]
    approved = ("approved", "executing", "executed", "following_up", "closed")
    return {
        "opened": len(cases),
        "approved": sum(statuses.count(status) for status in approved),
        **{name: statuses.count(name) for name in ("not_started", "rejected", "withdrawn", "closed")},
        "executed": sum(1 for case in cases if case.executed_on is not None),
    }


def counted(whole: Mapping[str, int], groups: Mapping[str, Mapping[str, int]], besides: set[str]) -> Judge:
    """Judges counts: those, and in each group; ``besides`` are counts that are not looked into."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        found = {one.pop("key"): one for one in body["items"]}
        yield from differing(set(found), groups)
        for key, got, wanted in (
            ("whole", body["whole"], whole),
            *((k, found[k], groups[k]) for k in found if k in groups),
        ):
            if got.keys() != wanted.keys() | besides:
                yield f"{key}: a count without a class: {sorted(got)}"
            yield from (f"{key} {n}: {got.get(n)}, expected {wanted[n]}" for n in wanted if got.get(n) != wanted[n])

    return judge


def candidate_statistics(matrix: Matrix) -> Iterator[Question]:
    """Counts of candidates over exactly what everybody may list."""
    for who in matrix.callers("clarification"):
        cases = [item.case for item in matrix.seen(who, "candidate").values()]
        statuses = [str(case.status) for case in cases]
        answer = {
            **SPAN, "proposed": len(cases), "repeats": sum(1 for case in cases if case.repeats is not None),
            "screened": sum(len(case.screened_on) for case in cases), "waiting": statuses.count("proposed"),
            **{name: statuses.count(name) for name in ("taken_up", "dismissed")},
        }  # fmt: skip
        yield Question(
            who, "clarification", "read_candidate_statistics", "/v1/statistics/candidates", is_answer(answer),
            params=SPAN, cells=len(matrix.items["candidate"]),
        )  # fmt: skip
