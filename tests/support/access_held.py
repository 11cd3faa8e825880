"""What everybody asks of triggers, interviews, cases and what follows them, and of what interviews come from."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import httpx

from libs.kernel.roles import Role as R
from tests.support.access_acts import door_of
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_fields import EVIDENCE, Fields, compare, leaves
from tests.support.access_fields_cleared import OF_CASE_TYPE
from tests.support.access_fields_listed import DERIVED, LISTED
from tests.support.access_matrix import PAGE, Item, Matrix, differing
from tests.support.access_others import answered
from tests.support.access_people import Persona
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_rules_held import WHOLE_ORGAN

Asked = Callable[[Matrix], Iterator[Question]]
HERE: Final = "accountability"
OF_CHECKS: Final = frozenset({"status", "passed", "findings"})
OF_INTERVIEW_CHECKS: Final = OF_CHECKS | {"interviewees", "interviewers", "earliest_on", "latest_on"}


def lists(service: str, kind: str, route: str, path: str) -> Asked:
    """Everybody asks for a list whose lines say less than the detail: each field as it is on record and is open."""
    return partial(_lists, service=service, kind=kind, route=route, path=path)


def _lists(matrix: Matrix, service: str, kind: str, route: str, path: str) -> Iterator[Question]:
    for who in matrix.callers(service):
        judge = _list_judge(matrix, who, kind)
        yield Question(who, service, route, path, judge, params={"page_size": PAGE}, cells=len(matrix.items[kind]))


def _has_left(left: bool, case: Any) -> bool:
    return bool((case.status == "left") == left)


def watched_units(matrix: Matrix) -> Iterator[Question]:
    """The units that are watched, and those that have left the list."""
    for left in (False, True):
        for who in matrix.callers("supervision"):
            judge = _list_judge(matrix, who, "unit_watch", partial(_has_left, left))
            yield Question(
                who, "supervision", "list_watched_units", "/v1/watched-units", judge, str(left),
                params={"page_size": PAGE, "left": str(left).lower()}, cells=len(matrix.items["unit_watch"]),
            )  # fmt: skip


def _list_judge(matrix: Matrix, who: Persona, kind: str, only: Callable[[Any], bool] = lambda _case: True) -> Judge:
    wanted = {str(id): item for id, item in matrix.seen(who, kind).items() if only(item.case)}
    assert len(wanted) <= PAGE, kind
    fields = LISTED.get(kind) or OF_CASE_TYPE[kind]

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        yield from differing({one["id"] for one in body["items"]}, wanted)
        if body["total"] != len(wanted):
            yield f"total {body['total']}, expected {len(wanted)}"
        for one in body["items"]:
            if (item := wanted.get(one["id"])) is not None:
                yield from compare(fields, one, line(matrix, who, item, fields), opens=matrix.standing(who, item).opens)

    return judge


def line(matrix: Matrix, who: Persona, item: Item, fields: Fields) -> dict[str, Any]:
    """What a line must show of a case: the fields that lines have, as they are on record."""
    whole = matrix.record_for(who, item)
    found = {place: value for place, value in whole.items() if fields.section(place) is not None}
    derived = DERIVED.get(item.kind)
    return found if derived is None else {**found, **derived(item.case, matrix.standing(who, item))}


def interviews(matrix: Matrix) -> Iterator[Question]:
    """Every interview: inside with the evidence of the unit that the caller may know, outside with none, and in no
    paper with what is closed in the record."""
    for who in matrix.callers(HERE):
        for item in matrix.items["interview"]:
            judge, sort = _interview_judge(matrix, who, item), matrix.sort(who, item)
            yield Question(who, HERE, "read_interview", f"/v1/interviews/{item.id}", judge, item.about, sort)


def _interview_judge(matrix: Matrix, who: Persona, item: Item) -> Judge:
    whole, inside = matrix.detail_judge(HERE, who, item), matrix.standing(who, item).inside
    alike = {
        str(id): one
        for id, one in matrix.seen(who, "evidence").items()
        if (one.case.competent_organ_id, one.case.unit_id) == (item.case.competent_organ_id, item.case.unit_id)
    }

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        yield from whole(answers)
        if answers[0].status_code != 200:
            return
        body = answers[0].json()
        linked = body["linked_evidence"]
        yield from differing({one["id"] for one in linked}, alike if inside else {})
        for one in linked:
            if (known := alike.get(one["id"])) is not None:
                yield from compare(EVIDENCE, one, matrix.record(known), opens=frozenset())
        for place, value in leaves(body["letters"]) if not inside else ():
            if place.rpartition(".")[2] in CLOSED_IN_PAPERS and value:
                yield f"letters.{place}: told, though closed"

    return judge


CLOSED_IN_PAPERS: Final = frozenset({"state_of_mind", "late_reason", "opinion", "by_hand_reason", "reason"})
"""What no paper of an interview shows to its unit."""


def checks(route: str, kind: str, path: str, fields: frozenset[str]) -> Asked:
    """Everybody has the rules of the next step checked."""
    return partial(_checks, route=route, kind=kind, path=path, fields=fields)


def _checks(matrix: Matrix, route: str, kind: str, path: str, fields: frozenset[str]) -> Iterator[Question]:
    for who in matrix.callers(HERE):
        for item in matrix.items[kind]:
            standing = matrix.standing(who, item)
            judge = _checked(item, fields, inside=standing.inside) if standing.seen else matrix.absent(HERE)
            address, sort = f"{path}/{item.id}/checks", matrix.sort(who, item)
            yield Question(who, HERE, route, address, judge, item.about, sort, method="POST")


def _checked(item: Item, fields: frozenset[str], *, inside: bool) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        if body.keys() != fields:
            yield f"a field without a class: {sorted(body)}"
        if body["status"] != item.case.status:
            yield f"status {body['status']}"
        if not inside and (body.get("interviewees") or body.get("interviewers")):
            yield "who may be named is told, though closed"

    return judge


def letters(route: str, kind: str, path: str, is_there: Callable[[Any, Any], bool]) -> Asked:
    """Everybody asks for the letter of every case: it is there for those to whom it is open, once there is one."""
    return partial(_letters, route=route, kind=kind, path=path, is_there=is_there)


def _letters(
    matrix: Matrix, route: str, kind: str, path: str, is_there: Callable[[Any, Any], bool]
) -> Iterator[Question]:
    for who in matrix.callers(HERE):
        for item in matrix.items[kind]:
            standing = matrix.standing(who, item)
            there = standing.seen and is_there(standing, item.case)
            judge = answered if there else matrix.absent(HERE)
            address, sort = f"{path}/{item.id}/letter", f"{there} {matrix.sort(who, item)}"
            yield Question(who, HERE, route, address, judge, item.about, sort)


def ladders(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks for the count of the year behind every violation."""
    for who in matrix.callers(HERE):
        for item in matrix.items["violation"]:
            seen = matrix.standing(who, item).seen
            of_year = {str(one.id) for one in matrix.items["violation"] if one.case.person_id == item.case.person_id}
            judge = _ladder(of_year) if seen else matrix.absent(HERE)
            address, sort = f"/v1/violations/{item.id}/ladder", matrix.sort(who, item)
            yield Question(who, HERE, "read_violation_ladder", address, judge, item.about, sort)


def _ladder(known: set[str]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
        elif others := {one["violation_id"] for one in answers[0].json()["items"]} - known:
            yield f"violations of somebody else: {sorted(others)[:2]}"

    return judge


def reruns(matrix: Matrix) -> Iterator[Question]:
    """Everybody has every draw run again."""
    for who in matrix.callers(HERE):
        for item in matrix.items["reexamination_draw"]:
            judge = answered if matrix.standing(who, item).seen else matrix.absent(HERE)
            address, sort = f"/v1/reexamination-draws/{item.id}/rerun", matrix.sort(who, item)
            yield Question(who, HERE, "rerun_draw", address, judge, item.about, sort)


WINDOW_FIGURES: Final = frozenset({R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY, R.CASE_MGMT})
OF_WINDOW: Final = frozenset(
    {
        "window_id", "persons", "statements", "inside", "outside", "assessed", "frank_and_complete", "handed_in_cents",
        "problems",
    }
)  # fmt: skip


def window_figures(matrix: Matrix) -> Iterator[Question]:
    """Figures of a window: leaders and case management of the organ, counts alone (X-09)."""
    for who in matrix.callers(HERE):
        for item in matrix.items["disclosure_window"]:
            judge: Judge = refused(403, "not_entitled")
            if who.is_any(*WINDOW_FIGURES) and not who.is_any(*ADMINISTRATORS):
                judge = _only(OF_WINDOW) if item.case.organ_id == who.organ_id else matrix.absent(HERE)
            address = f"/v1/disclosure-windows/{item.id}/figures"
            sort = f"{who.is_any(*WINDOW_FIGURES)} {item.case.organ_id == who.organ_id}"
            yield Question(who, HERE, "read_disclosure_figures", address, judge, item.about, sort)


def _only(fields: frozenset[str]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
        elif answers[0].json().keys() != fields:
            yield f"a field without a class: {sorted(answers[0].json())}"

    return judge


ON_OTHERS: Final = WHOLE_ORGAN | {R.ORG_DEPT}
PERIODS_ASKED: Final = ON_OTHERS | {R.SUBJECT, R.UNIT_PARTY_HEAD}
OF_PERIODS: Final = Fields(
    "{person_id,on,running_until} periods[].{sanction_id,number,status,measure,form,competent_organ_id,effective_on,"
    "merged_into,clearances[].{clarification_id,executed_on,situations[]},impact.{kind,months,starts_on,until_on,additions[].{sanction_id,until_on,remaining_days}}}"
)


def periods(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks for the impact periods of everybody who has one, and of one who has none: leaders, desks and
    department of others, all who may have an account as its object of themselves (P-19)."""
    people = {item.case.person_id for item in matrix.items["sanction"] if item.case.person_id is not None}
    silent = matrix.world.city.personas["subject-silent"].person_id
    for who in matrix.callers(HERE):
        for person in sorted({*people, silent}):
            mine = person == who.person_id
            asks = who.is_any(*PERIODS_ASKED) and not who.is_any(*ADMINISTRATORS)
            may = asks and (mine or who.is_any(*ON_OTHERS))
            shown_ones = {str(id) for id, one in matrix.seen(who, "sanction").items() if one.case.person_id == person}
            cleared = {str(id) for id, one in matrix.seen(who, "clearance").items() if one.case.person_id == person}
            judge = refused(403, "not_entitled")
            if asks:
                judge = periods_judge(shown_ones, cleared) if may else matrix.absent(HERE)
            sort = f"{asks} {may} {bool(shown_ones)}"
            yield Question(
                who, HERE, "read_person_periods", f"/v1/persons/{person}/impact-periods", judge, expects=sort
            )


def periods_judge(known: set[str], cleared: set[str]) -> Judge:
    """Judges impact periods: of exactly those sanctions, with no clearing but those."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        yield from differing({one["sanction_id"] for one in body["periods"]}, known)
        marks = {mark["clarification_id"] for one in body["periods"] for mark in one["clearances"]}
        if marks - cleared:
            yield f"clearings that are not theirs to know: {sorted(marks - cleared)[:2]}"
        yield from (f"{place}: a field without a class" for place, _ in leaves(body) if not OF_PERIODS.section(place))

    return judge


ASKING_WHAT_IF: Final = frozenset(
    {R.CDI_SECRETARY, R.CDI_DEPUTY, R.CDI_LEADER_IN_CHARGE, R.SC_MEMBER, R.SC_RECORDER, R.CASE_MGMT}
)


def what_ifs(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks what a draft would change that is none: who may ask is told what is wrong with it."""
    path, bodies = door_of(matrix, HERE, "ask_what_if")
    for who in matrix.callers(HERE):
        may = who.is_any(*ASKING_WHAT_IF) and not who.is_any(*ADMINISTRATORS)
        judge = refused(422) if may else refused(403, "not_entitled")
        body = {**bodies[0], "profile_text": "nothing"}
        yield Question(who, HERE, "ask_what_if", path, judge, expects=str(may), method="POST", body=body)
