"""On site, the report, the conclusion: findings become problem items in the same transaction (TV-03 to TV-05)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.supervision_visits import VisitClosed, VisitReported, VisitStarted
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Moved, Outcome
from services.supervision.problems.entering import Found, opened
from services.supervision.problems.status import Source
from services.supervision.refusing import finding, refuse, unless
from services.supervision.visits import refusals_field as no
from services.supervision.visits.acts import keep_to_heads
from services.supervision.visits.commands import StartVisit
from services.supervision.visits.commands_field import CloseVisit, FindingBecomesProblem, ReportVisit
from services.supervision.visits.facts import CloseFacts, StartFacts
from services.supervision.visits.records import Conclusion, Decided, FoundOnSite, MarkKept, OnSite, Report
from services.supervision.visits.refusals import MemberOfUnit, RequestTaken
from services.supervision.visits.reporting import assess_conclusion, assess_report
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.telling import told
from services.supervision.visits.visit import Visit


def start(visit: Visit, command: StartVisit, occasion: Occasion, facts: StartFacts) -> Outcome[Visit]:
    """The leader logs place and day on site; from now on it is hidden from nobody who may know of visits (TV-03)."""
    _keep_to_leader(visit, occasion.actor)
    refuse(
        finding(no.PlaceMissing, [unless(bool(command.place), no.PlaceMissing, "/place")]),
        finding(no.NotLoggedOnSite, [unless(command.started_on == occasion.on, no.NotLoggedOnSite, "/started_on")]),
    )
    if facts.of_unit:
        raise MemberOfUnit
    if facts.request_taken:
        raise RequestTaken
    started = replace(visit, status=S.IN_FIELD, on_site=OnSite(command.place, command.started_on, occasion.at))
    return Outcome(started, told(started, VisitStarted, started_on=command.started_on))


def report(visit: Visit, command: ReportVisit, occasion: Occasion, _facts: None = None) -> Outcome[Visit]:
    """The team reports findings, or that there is no problem, with evidence; and the six marks if it came unannounced
    (TV-04, P-33)."""
    _keep_to_leader(visit, occasion.actor)
    refuse(*assess_report(visit, command, occasion.profile))
    told_of = Report(
        tuple(
            FoundOnSite(one.nature, one.level, one.facts, one.place, one.evidence, one.project_code)
            for one in command.findings
        ),
        command.no_problem,
        command.evidence,
        tuple(MarkKept(one.mark, one.kept, one.reason) for one in command.marks),
        occasion.on,
    )
    reported = replace(visit, status=S.REPORTED, report=told_of)
    return Outcome(reported, told(reported, VisitReported))


def close(visit: Visit, command: CloseVisit, occasion: Occasion, facts: CloseFacts) -> Outcome[Visit]:
    """Open the problem items, feed back the conclusion with the right to object; now the visit counts (TV-05, P-21)."""
    keep_to_heads(visit, occasion.actor)
    refuse(*assess_conclusion(visit, command))
    items = tuple(_items(visit, command, occasion, facts))
    conclusion = Conclusion(command.conclusion, occasion.on, facts.objection_until, occasion.actor.person_id)
    closed = replace(visit, status=S.CLOSED, decided=tuple(_decided(command, items)), conclusion=conclusion)
    event = told(closed, VisitClosed, visited_on=closed.visited_on, problem_ids=closed.opened_problem_ids)
    return Outcome(closed, event, others=items)


def _keep_to_leader(visit: Visit, actor: Actor) -> None:
    if actor.person_id != visit.leader_id:
        raise no.NotTheLeader


def _items(visit: Visit, command: CloseVisit, occasion: Occasion, facts: CloseFacts) -> Iterator[Moved]:
    """The problem items of the findings that are not dismissed, in their order."""
    assert visit.report is not None
    for one, decision in zip(visit.report.findings, command.decisions, strict=True):
        if isinstance(decision, FindingBecomesProblem):
            found = _found(visit, one, decision, facts)
            yield opened(found, occasion, occasion.new_id(), facts.earlier.get(one.nature, ()))


def _found(visit: Visit, one: FoundOnSite, decision: FindingBecomesProblem, facts: CloseFacts) -> Found:
    assert visit.visited_on is not None
    return Found(
        unit_id=visit.unit_id,
        unit_kind=visit.unit_kind,
        competent_organ_id=visit.competent_organ_id,
        office_id=facts.office_id,
        nature=one.nature,
        level=one.level,
        facts=one.facts,
        place=one.place,
        found_on=visit.visited_on,
        evidence=one.evidence,
        demand=decision.demand,
        source=Source.VISIT,
        source_id=visit.id,
        task_id=visit.task_id,
        project_code=one.project_code,
    )


def _decided(command: CloseVisit, items: tuple[Moved, ...]) -> Iterator[Decided]:
    opened_now = iter(items)
    for decision in command.decisions:
        if isinstance(decision, FindingBecomesProblem):
            yield Decided(next(opened_now).case.id)
        else:
            yield Decided(None, decision.reasons)
