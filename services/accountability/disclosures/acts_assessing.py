"""Acts on the assessment of a disclosure, by two persons, and on what it is linked to (TX-02, X-08 to X-10)."""

from collections.abc import Sequence
from dataclasses import replace

from libs.contracts.accountability_followups import (
    DisclosureAssessed,
    DisclosureAssessmentNoted,
    DisclosureAssessmentReturned,
    DisclosureLinked,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.accountability.disclosures import commands as c
from services.accountability.disclosures import refusals_assessing as no
from services.accountability.disclosures.acts_statement import keep_to_handlers, without_assessment
from services.accountability.disclosures.assessing import assess_assessment
from services.accountability.disclosures.facts import LinkFacts
from services.accountability.disclosures.noticing import assessors_min
from services.accountability.disclosures.records import Countersigned, DisclosureAssessment, DisclosureLink, FactorFound
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.status import StatementStatus as S
from services.accountability.disclosures.telling import of_statement
from services.accountability.disclosures.wording import LinkKind
from services.accountability.refusing import finding, refuse, unless


def assess(
    statement: DisclosureStatement, command: c.AssessStatement, occasion: Occasion, _facts: None = None
) -> Outcome[DisclosureStatement]:
    """The first assessor finds frankness, completeness, money and factors, and may propose leniency (X-08, X-10).

    It holds once another person confirms it.
    """
    keep_to_handlers(statement, occasion)
    if statement.assessment is not None:
        raise no.AssessedAlready
    refuse(*assess_assessment(statement, command, occasion.profile))
    assessed = replace(statement, assessment=_assessment(command, occasion))
    return Outcome(assessed, DisclosureAssessmentNoted(**of_statement(assessed)))


def confirm(
    statement: DisclosureStatement, command: c.ConfirmAssessment, occasion: Occasion, _facts: None = None
) -> Outcome[DisclosureStatement]:
    """Another person agrees; with as many as the profile asks for it is assessed (TX-02)."""
    _keep_other(statement, occasion)
    refuse(_opinion(command.opinion, "/opinion"))
    agreed = Countersigned(command.opinion, occasion.actor.person_id, occasion.at)
    confirmed = replace(statement, confirmations=(*statement.confirmations, agreed))
    if len(set(confirmed.assessors)) < assessors_min(occasion.profile):
        return Outcome(confirmed, DisclosureAssessmentNoted(**of_statement(confirmed)))
    return Outcome(replace(confirmed, status=S.ASSESSED), DisclosureAssessed(**of_statement(confirmed)))


def return_assessment(
    statement: DisclosureStatement, command: c.ReturnAssessment, occasion: Occasion, _facts: None = None
) -> Outcome[DisclosureStatement]:
    """Another person does not agree: it is assessed anew, and what was not shared stays on record (TX-02)."""
    _keep_other(statement, occasion)
    refuse(_opinion(command.reasons, "/reasons"))
    returned = without_assessment(statement, command.reasons, occasion)
    return Outcome(returned, DisclosureAssessmentReturned(**of_statement(returned)))


def link(
    statement: DisclosureStatement, command: c.LinkStatement, occasion: Occasion, facts: LinkFacts
) -> Outcome[DisclosureStatement]:
    """It is linked to the case or lead in which it counts; whoever decides there decides on leniency (TX-02, X-10)."""
    person = keep_to_handlers(statement, occasion)
    new = all((one.kind, one.id) != (command.kind, command.id) for one in statement.links)
    known = command.kind is not LinkKind.CASE or facts.is_case_of_organ
    refuse(
        finding(no.LinkedCaseUnknown, [unless(known, no.LinkedCaseUnknown, "/id")]),
        finding(
            no.StatementLinked,
            [
                unless(new, no.StatementLinked, "/id"),
                unless(bool(command.note), no.StatementLinked, "/note"),
            ],
        ),
    )
    made = DisclosureLink(command.kind, command.id, command.note, person, occasion.at)
    linked = replace(statement, status=S.LINKED, links=(*statement.links, made))
    return Outcome(linked, DisclosureLinked(**of_statement(linked)))


def _keep_other(statement: DisclosureStatement, occasion: Occasion) -> None:
    """Refuse whoever has signed the assessment, and if there is none."""
    person = keep_to_handlers(statement, occasion)
    if statement.assessment is None:
        raise no.NotAssessedYet
    if person in statement.assessors:
        raise no.AssessorConfirms


def _opinion(text: str, pointer: str) -> Finding:
    return finding(no.AssessmentOpinionMissing, [unless(bool(text), no.AssessmentOpinionMissing, pointer)])


def _assessment(command: c.AssessStatement, occasion: Occasion) -> DisclosureAssessment:
    return DisclosureAssessment(
        frank=command.frank,
        frank_reasons=command.frank_reasons,
        complete=command.complete,
        complete_reasons=command.complete_reasons,
        handed_in_cents=command.handed_in_cents,
        handed_in_reference=command.handed_in_reference,
        problems=command.problems,
        leniency=_found(command.leniency),
        strictness=_found(command.strictness),
        proposal=command.proposal,
        proposal_reasons=command.proposal_reasons,
        assessed_by=occasion.actor.person_id,
        assessed_at=occasion.at,
    )


def _found(stated: Sequence[c.FactorStated]) -> tuple[FactorFound, ...]:
    return tuple(FactorFound(one.factor, one.reasoning, one.evidence) for one in stated)
