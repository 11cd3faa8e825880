"""Acts on a publication: draft, revise, return, publish, withdraw; who drafts does not approve (A-24, G-47)."""

from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.accountability_tolerance import (
    PublicationDrafted,
    PublicationPublished,
    PublicationReturned,
    PublicationWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.refusal import Absent
from services.accountability.publications import refusals as no
from services.accountability.publications.abstracting import (
    Drafted,
    assess_abstract,
    assess_impact,
    impact_of,
    shown_as,
)
from services.accountability.publications.commands import (
    DraftPublication,
    Publish,
    ReturnPublication,
    RevisePublication,
    WithdrawPublication,
)
from services.accountability.publications.facts import PublicationFacts
from services.accountability.publications.publication import Publication
from services.accountability.publications.records import Abstract, Approval, TakenBack
from services.accountability.publications.status import PublicationStatus as S
from services.accountability.refusing import finding, refuse, unless
from services.accountability.tolerance.records import Determination
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance


class Matter(TypedDict):
    """The fields that all events of a publication share."""

    tolerance_id: UUID
    unit_id: UUID
    competent_organ_id: UUID


def draft(command: DraftPublication, occasion: Occasion, facts: PublicationFacts) -> Outcome[Publication]:
    """A handler drafts the abstract of what was determined and served; outcome and situations are taken from there,
    the name of a person is reduced at once and kept nowhere (A-24, G-47)."""
    tolerance, found = _served(facts)
    _keep_to_handlers(facts, occasion)
    if facts.already:
        raise no.PublishedAlready
    refuse(*assess_abstract(command, tolerance, occasion.profile, occasion.on))
    drafted = Publication(
        occasion.new_id(),
        S.DRAFTED,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=tolerance.unit_id,
        competent_organ_id=tolerance.competent_organ_id,
        abstract=_abstract(command, tolerance, found),
        range=command.range,
        audience=command.audience,
        tolerance_id=tolerance.id,
        case_id=tolerance.case_id,
        object_organ_id=tolerance.object_organ_id,
        object_person_id=tolerance.object_person_id,
        drafted_by=occasion.actor.person_id,
        impact=impact_of(command),
    )
    return Outcome(drafted, PublicationDrafted(**matter_of(drafted)))


def revise(
    publication: Publication, command: RevisePublication, occasion: Occasion, facts: PublicationFacts
) -> Outcome[Publication]:
    """A handler changes the abstract before it is approved."""
    tolerance, found = _served(facts)
    _keep_to_handlers(facts, occasion)
    refuse(*assess_abstract(command, tolerance, occasion.profile, occasion.on))
    revised = replace(
        publication,
        status=S.DRAFTED,
        abstract=_abstract(command, tolerance, found),
        range=command.range,
        audience=command.audience,
        drafted_by=occasion.actor.person_id,
        impact=impact_of(command),
    )
    return Outcome(revised, PublicationDrafted(**matter_of(revised)))


def send_back(
    publication: Publication, command: ReturnPublication, occasion: Occasion, facts: PublicationFacts
) -> Outcome[Publication]:
    """The leader in charge wants it changed."""
    _keep_free(facts, occasion)
    refuse(_assess_reason(command.reason, "/reason"))
    entry = TakenBack(command.reason, occasion.actor.person_id, occasion.at)
    returned = replace(publication, status=S.RETURNED, returned=(*publication.returned, entry))
    return Outcome(returned, PublicationReturned(**matter_of(returned)))


def publish(
    publication: Publication, command: Publish, occasion: Occasion, facts: PublicationFacts
) -> Outcome[Publication]:
    """The leader in charge, who did not draft it, approves; with that it is published within its range (G-47)."""
    _served(facts)
    _keep_free(facts, occasion)
    if occasion.actor.person_id == publication.drafted_by:
        raise no.DrafterApproves
    refuse(
        _assess_reason(command.opinion, "/opinion"),
        assess_impact(publication.range, publication.impact, occasion.profile, occasion.on),
    )
    approval = Approval(command.opinion, occasion.actor.person_id, occasion.at)
    published = replace(publication, status=S.PUBLISHED, approval=approval, published_on=occasion.on)
    event = PublicationPublished(**matter_of(published), range=published.range, published_on=occasion.on)
    return Outcome(published, event)


def withdraw(
    publication: Publication, command: WithdrawPublication, occasion: Occasion, facts: PublicationFacts
) -> Outcome[Publication]:
    """The leader in charge takes it back, with the reason; from then on only the organ reads it."""
    _keep_free(facts, occasion)
    refuse(_assess_reason(command.reason, "/reason"))
    entry = TakenBack(command.reason, occasion.actor.person_id, occasion.at)
    withdrawn = replace(publication, status=S.WITHDRAWN, withdrawal=entry)
    return Outcome(withdrawn, PublicationWithdrawn(**matter_of(withdrawn)))


def matter_of(publication: Publication) -> Matter:
    """Which determination, and whose."""
    return Matter(
        tolerance_id=publication.tolerance_id,
        unit_id=publication.unit_id,
        competent_organ_id=publication.competent_organ_id,
    )


def _served(facts: PublicationFacts) -> tuple[Tolerance, Determination]:
    """The determination, if it is made and served and not weighed anew."""
    tolerance = facts.tolerance
    if tolerance is None:
        raise Absent
    if tolerance.status is not ToleranceStatus.SERVED or tolerance.determination is None:
        raise no.NothingToPublish
    return tolerance, tolerance.determination


def _keep_free(facts: PublicationFacts, occasion: Occasion) -> None:
    """Refuse whoever may take no part in the case."""
    if facts.case is None or occasion.actor.person_id in facts.case.recused_ids:
        raise no.NotHandlerPublishes


def _keep_to_handlers(facts: PublicationFacts, occasion: Occasion) -> None:
    """Refuse whoever is not a handler of the case as it is now."""
    _keep_free(facts, occasion)
    if facts.case is None or occasion.actor.person_id not in facts.case.handler_ids:
        raise no.NotHandlerPublishes


def _abstract(command: Drafted, tolerance: Tolerance, found: Determination) -> Abstract:
    return Abstract(
        procedure=command.procedure,
        object_kind=command.object.kind,
        object=shown_as(command),
        event=command.event,
        reason=command.reason,
        result=command.result,
        outcome=found.outcome,
        situations=tolerance.situations,
        determined_on=found.determined_on,
    )


def _assess_reason(text: str, at: str) -> Finding:
    return finding(no.PublicationUnreasoned, [unless(bool(text), no.PublicationUnreasoned, at)])
