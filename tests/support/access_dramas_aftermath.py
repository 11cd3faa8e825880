"""Sanctions and what follows them in the access proofs: reviews, re-examinations, proposals, follow-ups."""

from collections.abc import Mapping
from typing import Any, Final

from libs.contracts import accountability_aftermath as told
from libs.contracts import accountability_followups as followed
from libs.kernel.events import Event
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.records import Feedback, Visit, VisitPlan
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.records import Issue
from services.accountability.reexaminations.case_type import DRAW, REEXAMINATION
from services.accountability.reexaminations.records import CommitteeDecision, ExaminationReport, Examiners
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.records import (
    Assignment,
    ReviewDecision,
    ReviewedDecision,
    ReviewReport,
    ServiceOfReview,
)
from services.accountability.sanctions.case_type import SANCTION
from tests.support.access_cast import Cast
from tests.support.access_dramas_held import in_county, recused, where
from tests.support.access_filled import filled
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import OFFICE, REPORTED_UNIT, UNIT
from tests.support.access_specials_held import PROVINCE

Events = Mapping[str, type[Event]]
SANCTION_EVENTS: Final[Events] = {
    "open": told.SanctionEffective, "expire": told.SanctionEnded, "recount": told.SanctionRecounted,
    "note_recourse": told.SanctionRecourseNoted, "replace": told.SanctionReplaced, "revoke": told.SanctionRevoked,
}  # fmt: skip
REVIEW_EVENTS: Final[Events] = {
    **dict.fromkeys(("apply", "enter_from_paper", "order"), told.ReviewOpened), "assign": told.ReviewAssigned,
    "extend": told.ReviewExtended, "report": told.ReviewReported, "decide": told.ReviewDecided,
    "serve": told.ReviewServed,
}  # fmt: skip
DRAW_EVENTS: Final[Events] = {"draw": told.CasesDrawn, "supersede": told.DrawSuperseded}
REEXAMINATION_EVENTS: Final[Events] = {
    "be_drawn": told.ReexaminationDrawn, "assign": told.ReexaminationAssigned, "report": told.ReexaminationProposed,
    "decide": told.ReexaminationConcluded,
}  # fmt: skip
PROPOSAL_EVENTS: Final[Events] = {
    **dict.fromkeys(("draft", "revise"), told.ProposalDrafted), "argue": told.ProposalArgued,
    "issue": told.ProposalIssued, "return_draft": told.ProposalReturned, "serve": told.ProposalServed,
    "lapse": told.ProposalOverdue, "answer": told.ProposalAnswered, "rule_on_objection": told.ProposalWithdrawn,
    "follow_up": told.ProposalFollowedUp, "record_refusal": told.ProposalRefused, "close": told.ProposalClosed,
}  # fmt: skip
FOLLOWUP_EVENTS: Final[Events] = {
    "schedule": followed.FollowupScheduled, "reschedule": followed.FollowupRescheduled,
    "revoke": followed.FollowupRevoked, "plan_visit": followed.FollowupPlanned,
    "record_visit": followed.FollowupVisited, "return_record": followed.FollowupRecordReturned,
    "drop_plan": followed.FollowupPlanDropped, "grade": followed.FollowupGraded,
    "remedy_breach": followed.FollowupBreachRemedied,
    "feed_back": followed.FollowupFedBack, "acknowledge": followed.FollowupAcknowledged,
    **dict.fromkeys(("close", "close_without_feedback"), followed.FollowupClosed),
}  # fmt: skip


def dramas_of_the_aftermath(cast: Cast) -> tuple[Drama, ...]:
    """Sanctions first, then what follows them."""
    return (
        _sanctions(cast), _reviews(cast), _draws(cast), _reexaminations(cast), _proposals(cast), _followups(cast),
    )  # fmt: skip


def scene(name: str, few: int = 1, **fields: Any) -> Scene:
    """Cases with the same fields in every status; a callable gives the value by status and key."""

    def given(status: str, key: str) -> Mapping[str, Any]:
        return {field: value(status, key) if callable(value) else value for field, value in fields.items()}

    return Scene(name, given, few)


def away(cast: Cast) -> tuple[Any, ...]:
    """Persons recused, by id."""
    return (*cast.recused, cast.person("named-gone"))


MEASURES: Final = ("organization_examination",)
"""What was imposed; a code that the profile has."""


def _on(cast: Cast, code: str | None, organ: str = UNIT) -> dict[str, Any]:
    """On whom: that person in that organ, or the organ itself."""
    return {"person_id": None if code is None else cast.person(code), "organ_id": cast.organ(organ)}


def _sanctions(cast: Cast) -> Drama:
    here = {**where(cast), "org_department_id": cast.organ("department"), "recused_ids": (), "measure": MEASURES[0]}
    return Drama(
        SANCTION,
        (
            scene("sanction", **here, **_on(cast, "applicant")),
            scene("sanction on an officer", 3, **here, **_on(cast, "subject-officer")),
            scene("sanction on a head", 4, **{**here, "recused_ids": away(cast)}, **_on(cast, "head-on-probation")),
            scene("sanction on a secretary", 4, **here, **_on(cast, "secretary-disclosed", "cdi")),
            scene("sanction on a unit", 3, **{**here, "recused_ids": away(cast)}, **_on(cast, None, REPORTED_UNIT)),
            scene("sanction of the county", 4, **{**here, **in_county(cast)}, **_on(cast, None, REPORTED_UNIT)),
        ),
        SANCTION_EVENTS,
    )


def _reviews(cast: Cast) -> Drama:
    place = {name: one for name, one in where(cast).items() if name == "unit_id"}
    served = lambda status, _key: filled(ServiceOfReview) if status == "served" else None  # noqa: E731
    here = {
        **place, "barred_ids": (), "recused": (), "service": served,
        "reviewed": filled(ReviewedDecision, measures=MEASURES), "report": filled(ReviewReport, measures=MEASURES),
        "decision": filled(ReviewDecision, before=MEASURES, measures=MEASURES),
    }  # fmt: skip
    first = {**here, "first_organ_id": cast.organ("cdi"), "competent_organ_id": cast.organ("cdi")}
    above = {**first, "competent_organ_id": cast.organ(PROVINCE)}
    of_county = {**first, "first_organ_id": cast.organ("county")}
    ours = filled(Assignment, reviewer_ids=cast.ids("reviewer", "trial-named", "named-administrator"))
    theirs = filled(Assignment, reviewer_ids=cast.ids("reviewer-of-province", "trial-named"))
    return Drama(
        REVIEW,
        (
            scene("review", **first, **_on(cast, "applicant"), assignment=ours),
            scene("review of a manager", 3, **first, **_on(cast, "management-subject"), assignment=ours),
            scene("review with recusals", 3, **{**first, "barred_ids": away(cast), "recused": recused(cast)},
                  **_on(cast, None, REPORTED_UNIT), assignment=ours),
            scene("further review", 2, **above, **_on(cast, "applicant"), assignment=theirs),
            scene("further review of the county", 3, **of_county, **_on(cast, None, REPORTED_UNIT), assignment=ours),
        ),
        REVIEW_EVENTS,
    )  # fmt: skip


def _draws(cast: Cast) -> Drama:
    def draw(name: str, organ: str) -> Scene:
        return scene(name, competent_organ_id=cast.organ(organ), half_year=_half_year)

    return Drama(DRAW, (draw("draw", "cdi"), draw("draw of the county", "county")), DRAW_EVENTS)


def _reexaminations(cast: Cast) -> Drama:
    def one(name: str, organ: str, person: str | None, few: int = 1, **others: Any) -> Scene:
        examining = filled(Examiners, examiner_ids=cast.ids("reviewer", "trial-named", "named-head"))
        return scene(
            name, few, competent_organ_id=cast.organ(organ), unit_id=cast.organ(UNIT), examiners=examining,
            person_id=None if person is None else cast.person(person), case_id=lambda _status, key: named("case", key),
            measures=MEASURES, report=filled(ExaminationReport, measures=MEASURES),
            decision=filled(CommitteeDecision, before=MEASURES, measures=MEASURES),
            **{"barred_ids": (), "recused": (), **others},
        )  # fmt: skip

    return Drama(
        REEXAMINATION,
        (
            one("re-examination", "cdi", None),
            one("re-examination on a manager", "cdi", "management-subject", 2),
            one("re-examination with recusals", "cdi", None, 2, barred_ids=away(cast)),
            one("re-examination of the county", "county", None, 2),
        ),
        REEXAMINATION_EVENTS,
    )


def _proposals(cast: Cast) -> Drama:
    """Addressed to a unit that another office looks after; only once it is served the unit knows of it."""

    def one(
        name: str, few: int = 1, organ: str = "cdi", office: str = OFFICE, unit: str = "schools", **others: Any
    ) -> Scene:
        def given(status: str, key: str) -> Mapping[str, Any]:
            early = {"services": ()} if status in ("drafted", "argued", "issued") else {}
            issue = filled(Issue, letter_number=f"许纪建〔2026〕{key}")
            made = {"recused": (), "issue": issue, "drafted_by": cast.person("named-officer")}
            return {**where(cast, organ, office, unit), **made, **early, **others}

        return Scene(name, given, few)

    return Drama(
        PROPOSAL,
        (
            one("supervision proposal"),
            one("supervision proposal with recusals", 4, unit=UNIT, recused=recused(cast)),
            one("supervision proposal of the county", 5, "county", "county/office/holds", REPORTED_UNIT),
        ),
        PROPOSAL_EVENTS,
    )


def _followups(cast: Cast) -> Drama:
    def one(name: str, few: int, place: Mapping[str, Any], person: str, **others: Any) -> Scene:
        def given(status: str, key: str) -> Mapping[str, Any]:
            letter = filled(Feedback, organ_id=cast.organ("department")) if status in ("fed_back", "closed") else None
            plan = filled(VisitPlan, visitor_ids=cast.ids("dispatched-officer", "reviewer", "named-officer"))
            return {
                **place, "person_id": cast.person(person), "sanction_id": named("sanction", key), "recused_ids": (),
                "plan": plan, "visits": (filled(Visit, visitor_ids=cast.ids("county-officer")),), "returned": (),
                "feedback": letter, **others,
            }  # fmt: skip

        return Scene(name, given, few)

    return Drama(
        FOLLOWUP,
        (
            one("follow-up", 1, where(cast), "applicant"),
            one("follow-up on an officer", 5, where(cast), "subject-officer"),
            one("follow-up with recusals", 5, where(cast), "applicant", recused_ids=away(cast)),
            one("follow-up of the county", 6, in_county(cast), "head-of-the-mill"),
        ),
        FOLLOWUP_EVENTS,
    )


def _half_year(status: str, key: str) -> str:
    """The half-year of all questions has been drawn already."""
    return "2026-h1" if status == "current" and key.endswith(" 0") else key
