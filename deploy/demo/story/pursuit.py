"""Chapter three, the ordinary course: a probation passed, a lighter decision, its review, and the visit afterwards."""

from datetime import date, timedelta
from typing import Any

from deploy.demo import aftermath, probation, pursuit
from deploy.demo import pursuit_papers as papers
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.offices import second_office
from deploy.demo.pursuit import Matter
from deploy.demo.register import register_of

CALLED_TO_ACCOUNT = "east-party-secretary"
ORDINARY, LIGHTER = "party_warning", "admonition"


def passed_and_lighter(cast: Cast, today: date, serial: str) -> None:
    """Negligence without serious consequence: a month on probation, passed early, so the measure lies below (A-08)."""
    cast.teller.chapter("轻微过失设一个月考验期，通过后从轻；决定、送达、复审维持、回访 (A-07, A-08, P-14, D-02)")
    register, office = register_of(cast), second_office(cast)
    matter = pursuit.matter_on_official(cast, register, office, CALLED_TO_ACCOUNT, "east-county", "principal")
    case = pursuit.open_case(matter, today - timedelta(days=40), f"审计报告〔{today.year}〕{serial}号")
    pursuit.investigate(matter, case)
    _put_on_probation(cast, matter, case, today, serial)
    _decided(cast, matter, case, today, serial)
    pursuit.serve(matter, case, today, cast.people["org-dept-officer"], serial)
    sanction = _in_effect(cast, matter, case)
    pursuit.execute(matter, case, today, "announced", "receipt_asked", "execution_report")
    _reviewed(cast, matter, case, sanction, today, serial)
    _followed_up(cast, matter, sanction, today)


def _put_on_probation(cast: Cast, matter: Matter, case: str, today: date, serial: str) -> None:
    office, official = matter.office, cast.people[CALLED_TO_ACCOUNT]
    too_long = probation.proposal(case, months=4)
    office.head.turned_away(probation.PROBATIONS, too_long, 422, "probation_months_out_of_range")
    path = probation.set_it(matter, case, today, serial)
    told = official.read(path)["notice"]
    cast.teller.holds(
        f"whoever is on probation reads the notice: to {told['ends_on']}, with its goals (A-08)",
        told["starts_on"] == today.isoformat() and official.get(case).status_code == 404,
    )
    office.head.refused(f"{case}/proposal", _draft(matter, [LIGHTER]), 409, "not_now")
    soon = probation.evaluation(today, "lighter")
    office.handler.refused(f"{path}/evaluation", soon, 422, "probation_evaluated_too_early")
    clear = probation.evaluation(today, "lighter", early="积压已清零，成效明显。")
    passed = office.handler.act(f"{path}/evaluation", clear, "A-08, G-41, TA-08")
    cast.teller.holds(
        "passed, which leads to a lighter proposal, and to nothing by itself", passed["result"] == "passed"
    )


def _decided(cast: Cast, matter: Matter, case: str, today: date, serial: str) -> None:
    """The probation is honoured: the measure lies below the ordinary one, and the committee never goes beyond it."""
    matter.office.head.refused(f"{case}/proposal", _draft(matter, [ORDINARY]), 422, "not_lowered")
    pursuit.propose(matter, case, [LIGHTER], ordinary_measures=[ORDINARY])
    pursuit.hear(matter, case, today, "已主动整改，积压全部办结。")
    heavier = {"resolution": matter.resolution(today), "ruling": _ruling(today, [ORDINARY], serial)}
    matter.office.head.act(f"{case}/submission", {"opinion": "建议按拟处理意见办理。"}, "P-15, TA-11")
    matter.recorder.refused(f"{case}/decision", heavier, 422, "heavier_than_heard")
    ruled = {"resolution": matter.resolution(today), "ruling": _ruling(today, [LIGHTER], serial)}
    decided = matter.recorder.act(f"{case}/decision", ruled, "P-14, P-15, TA-11")
    cast.teller.holds("decided by the standing committee, dissent on record", decided["status"] == "decided")


def _in_effect(cast: Cast, matter: Matter, case: str) -> dict[str, Any]:
    """From the day of service the impact period runs; whom it is on reads it, and the way to a review (P-14, P-19)."""
    (sanction,) = pursuit.sanctions_of(matter.office.head, case)
    official = cast.people[CALLED_TO_ACCOUNT]
    own = official.read(f"{pursuit.SANCTIONS}/{sanction['id']}")
    cast.teller.holds(
        f"first of the four forms; the impact period runs to {sanction['until_on']} (P-19, P-30)",
        (own["form"], own["impact"]["until_on"]) == (1, sanction["until_on"]) and own["case_id"] is None,
    )
    periods = cast.secretary.read(f"{aftermath.PERSONS}/{official.id}/impact-periods")
    cast.teller.holds("it stands in the person's record for those entitled (P-19)", sanction["id"] in str(periods))
    cast.teller.holds(
        "another office reads neither", not cast.people["office1-head"].knows(f"{pursuit.SANCTIONS}/{sanction['id']}")
    )
    return sanction


def _reviewed(cast: Cast, matter: Matter, case: str, sanction: dict[str, Any], today: date, serial: str) -> None:
    official = cast.people[CALLED_TO_ACCOUNT]
    path = aftermath.apply(official, sanction["id"])
    cast.teller.holds("the case is under review", matter.office.head.read(case)["status"] == "under_review")
    handler = matter.office.handler
    own = {"reviewer_ids": [handler.id, cast.officer.id], "recusals": matter.office.undisputed(handler, cast.officer)}
    matter.office.management.refused(f"{path}/assignment", own, 422, "reviewer_wrong")
    reviewed = aftermath.review(matter, path, _others(cast), today, serial)
    cast.teller.holds(
        "upheld by others than those who handled it, and served (P-14)",
        (reviewed["status"], official.read(path)["decision"]["outcome"]) == ("served", "upheld"),
    )
    matter.office.management.refused(f"{case}/closing", {"note": "归档。"}, 409, "recourse_runs")


def _followed_up(cast: Cast, matter: Matter, sanction: dict[str, Any], today: date) -> None:
    """The follow-up was open from the day of service; two go who did not decide (D-01, D-02, P-27)."""
    path = aftermath.followup_of(matter.office.head, sanction)
    graded = aftermath.visit(matter.office, path, (matter.office.officers[0], matter.office.officers[1]), today)
    cast.teller.holds(
        "visited by two: execution, performance, rights; graded by the one who did not write",
        graded["visits"][-1]["grading"]["grade"] == "good",
    )
    early = {"outcome": "not_fed_back", "reasons": "表现好。", "unmet": []}
    matter.office.head.refused(f"{path}/closing", early, 409, "followup_period_runs")


def _draft(matter: Matter, measures: list[str]) -> dict[str, Any]:
    drafted = papers.proposal(measures, official=True)
    return {**drafted, "ordinary_measures": [ORDINARY], "trial_officer_id": matter.office.trial.id}


def _ruling(today: date, measures: list[str], serial: str) -> dict[str, Any]:
    return papers.ruling(today, measures, serial, official=True)


def _others(cast: Cast) -> tuple[Person, Person]:
    """Two of the organ who had no hand in it."""
    return cast.panel[0], cast.officer
