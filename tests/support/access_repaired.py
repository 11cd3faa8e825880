"""What everybody asks of cases of malicious accusation, of transfers and of corrections; and what waits for whom."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import uuid4

from libs.kernel.roles import Role as R
from tests.support.access_acts import door_of
from tests.support.access_asking import Question, refused
from tests.support.access_cleared import SPAN, Doors, counted
from tests.support.access_fields_cleared import CORRECTION, MALICE_LISTED, TRANSFER
from tests.support.access_matrix import Item, Matrix
from tests.support.access_people import OPENED_ON, Persona
from tests.support.access_rules_cleared import HEADS, OFFICERS, SENDING, SUSPECTING
from tests.support.access_sealed import Waits, judge_waiting, steps_of

MALICE_ACTS: Final[Doors] = {
    "investigate_malice": "investigate",
    "name_malice_handlers": "name_handlers",
    "renew_malice_heads": "renew_heads",
    "step_aside_from_malice": "step_aside",
    "drop_malice_suspicion": "drop",
    "propose_malice_ending": "propose_ending",
    "decide_malice_ending": {"mistaken": "find_mistaken", "not_established": "find_not_established"},
    "educate_accuser": "educate",
    "draft_malice_proposal": "draft_proposal",
    "give_malice_trial_opinion": "give_trial_opinion",
    "request_malice_corrections": "request_corrections",
    "escalate_malice": "escalate",
    "certify_malice": {"certified": "certify", "sent_back": "send_back", "refused": "refuse_certification"},
    "dispose_malice": "dispose",
    "record_malice_result": "record_result",
    "close_malice": "close",
}
TRANSFER_ACTS: Final[Doors] = {"acknowledge_transfer": "acknowledge", "feed_back_transfer": "feed_back"}
CORRECTION_ACTS: Final[Doors] = {
    "answer_correction": "answer",
    "check_correction": {"closed": "close", "returned": "return_answer"},
}
_DECIDING: Final = frozenset({R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY})
WAITS: Final[Waits] = {
    ("clarification", "opened", "accept"): HEADS,
    ("clarification", "assessing", "propose"): OFFICERS,
    ("clarification", "not_started", "answer_applicant"): OFFICERS,
    ("clarification", "rejected", "answer_applicant"): OFFICERS,
    ("clarification", "proposed", "give_trial_opinion"): frozenset({R.CASE_TRIAL}),
    ("clarification", "proposed", "assess_collectively"): OFFICERS,
    ("clarification", "assessed_collectively", "review"): HEADS,
    ("clarification", "head_reviewed", "approve"): _DECIDING,
    ("clarification", "pre_notice", "approve"): _DECIDING,
    ("clarification", "pre_notice", "record_party_head_opinion"): OFFICERS,
    ("clarification", "approved", "issue_letter"): OFFICERS,
    ("clarification", "executing", "record_proof"): OFFICERS,
    ("clarification", "executed", "inform"): OFFICERS,
    ("clarification", "following_up", "record_visit"): OFFICERS,
    ("clarification", "following_up", "close"): HEADS,
    ("application", "received", "acknowledge"): OFFICERS | {R.LETTERS},
    ("candidate", "proposed", "take_up"): OFFICERS,
    ("candidate", "proposed", "dismiss"): HEADS,
    ("malice", "suspected", "investigate"): HEADS,
    ("malice", "investigating", "draft_proposal"): OFFICERS,
    ("malice", "investigating", "find_not_established"): HEADS,
    ("malice", "investigating", "give_trial_opinion"): frozenset({R.CASE_TRIAL}),
    ("malice", "proposed_malicious", "escalate"): SENDING,
    ("malice", "pending_certification", "certify"): _DECIDING,
    ("malice", "certified", "dispose"): OFFICERS,
    ("malice", "disposed", "record_result"): OFFICERS,
    ("malice", "disposed", "close"): frozenset({R.CASE_MGMT}),
    ("transfer", "sent", "acknowledge"): frozenset({R.PSB}),
    ("transfer", "received", "feed_back"): frozenset({R.PSB}),
    ("correction", "open", "answer"): frozenset({R.ORG_DEPT}),
    ("correction", "overdue", "answer"): frozenset({R.ORG_DEPT}),
    ("correction", "answered", "close"): OFFICERS,
}
"""Next steps; of a clarification that waits for another lead there is none (C-14, G-24)."""


def waiting(matrix: Matrix) -> Iterator[Question]:
    """What waits for everybody: exactly the steps that are theirs; those of handlers for the named ones alone."""
    kinds = tuple(dict.fromkeys(kind for kind, _, _ in WAITS))
    cells = sum(len(matrix.items[kind]) for kind in kinds)
    for who in matrix.callers("clarification"):
        found = (item for kind in kinds for item in matrix.items[kind])
        wanted = {
            f"{item.id} {act}"
            for item in found
            for act in steps_of(matrix, WAITS, who, item)
            if _is_theirs(who, item, act) and (act != "answer_applicant" or _somebody_waits(matrix, item))
        }
        yield Question(who, "clarification", "read_todo", "/v1/todo", judge_waiting(wanted), cells=cells)


def _somebody_waits(matrix: Matrix, item: Item) -> bool:
    """Whether an applicant waits for an answer in the clarification (C-24)."""
    behind = (one.case for one in matrix.items["application"] if one.id == item.case.application_id)
    return any(case.status in ("received", "under_study") for case in behind)


def _is_theirs(who: Persona, item: Item, act: str) -> bool:
    roles = WAITS[item.kind, str(item.case.status), act]
    if act == "draft_proposal":  # it is awaited until an end is proposed, or the case-trial office is asked
        return item.case.ending_draft is None and item.case.trial_officer_id is None
    if act == "find_not_established":
        return item.case.ending_draft is not None
    return item.kind != "clarification" or roles != OFFICERS or who.person_id in item.case.handler_ids


def list_malice(matrix: Matrix) -> Iterator[Question]:
    """The list of cases of malice."""
    path, route = "/v1/malice-cases", "list_malice_cases"
    return matrix.lists("clarification", "malice", route, path, MALICE_LISTED, malice_listed)


def malice_listed(case: Any) -> dict[str, Any]:
    """A case of malice as a line of the list."""
    return {
        "id": str(case.id), "number": case.number, "version": case.version, "status": str(case.status),
        "organ_id": str(case.organ_id), "office_id": str(case.office_id),
        "suspected_on": case.suspected_on.isoformat(),
    }  # fmt: skip


def list_transfers(matrix: Matrix) -> Iterator[Question]:
    """The list of transfers."""
    return matrix.lists("clarification", "transfer", "list_transfers", "/v1/transfers", TRANSFER)


def list_corrections(matrix: Matrix) -> Iterator[Question]:
    """The list of correction tasks."""
    return matrix.lists("clarification", "correction", "list_corrections", "/v1/corrections", CORRECTION)


def malice_statistics(matrix: Matrix) -> Iterator[Question]:
    """Counts of cases of malice over exactly what everybody may list."""
    month = OPENED_ON.isoformat()[:7]
    for who in matrix.callers("clarification"):
        cases = [item.case for item in matrix.seen(who, "malice").values()]
        whole = counts_of(cases)
        judge = counted(whole, {month: whole} if cases else {}, set())
        yield Question(
            who, "clarification", "read_malice_statistics", "/v1/statistics/malice-cases", judge, params=SPAN,
            cells=len(matrix.items["malice"]),
        )  # fmt: skip


def counts_of(cases: list[Any]) -> Mapping[str, int]:
    """What is counted of cases of malice."""
    statuses = [str(case.status) for case in cases]
    ended = statuses.count("mistaken") + statuses.count("not_established")
    certified = sum(1 for case in cases if case.certification is not None)
    return {
        "suspected": len(cases),
        "under_way": len(cases) - ended - certified,
        "certified": certified,
        **{name: statuses.count(name) for name in ("mistaken", "not_established", "closed")},
    }


def suspicions(matrix: Matrix) -> Iterator[Question]:
    """Everybody suspects malice behind every lead, and says nothing of why: whose lead it is not is told that there is
    none, and so is whoever is its subject."""
    path, _ = door_of(matrix, "clarification", "suspect_malice")
    judges = {"refused": refused(403, "not_entitled"), "absent": matrix.absent("clarification"), "let in": refused(422)}
    for who in matrix.callers("clarification"):
        for item in matrix.items["lead_entry"]:
            expected = _suspecting(who, item)
            yield Question(
                who, "clarification", "suspect_malice", path, judges[expected], item.about, expected, method="POST",
                body={"lead_id": str(item.id), "signs": [], "reason": ""}, headers={"Idempotency-Key": str(uuid4())},
            )  # fmt: skip


def _suspecting(who: Persona, item: Item) -> str:
    """Officers know the concluded leads of their own office, letters and conduct office those of the organ."""
    lead = item.case
    if not who.is_any(*SUSPECTING):
        return "refused"
    of_office = who.is_any(*OFFICERS) and who.office_id == lead.office_id
    theirs = lead.organ_id == who.organ_id and (who.is_any(R.LETTERS, R.CONDUCT) or of_office)
    is_subject = who.person_id == lead.subject_person_id
    return "let in" if theirs and lead.status == "concluded" and not is_subject else "absent"
