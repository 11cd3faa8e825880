"""Who may not do the next step because of an earlier one, or of a ground of recusal (P-03, P-09)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.clarification.malice.malice import Malice
from services.clarification.malice.records import RecusedPerson
from services.clarification.malice.refusals_decision import RecusalNotDenied, VerifierCertifies
from services.clarification.malice.refusals_inquiry import (
    HandlerRecusalUndeclared,
    OneHandTwice,
    RecusalGroundUnknown,
    RecusedFromMalice,
)
from services.clarification.malice.statements import RecusalDeclared
from services.clarification.refusing import finding, unless


def keep_out(malice: Malice, occasion: Occasion) -> None:
    """Refuse whoever is recused from the case or is the accused; the database says so before, this says it again."""
    person = occasion.actor.person_id
    if malice.is_recused(person) or person == malice.subject_person_id:
        raise RecusedFromMalice


def two_persons(first: UUID, occasion: Occasion) -> None:
    """Refuse whoever did the step before (P-02, P-03)."""
    if occasion.actor.person_id == first:
        raise OneHandTwice


def assess_denial(*, denied: bool) -> Finding:
    """Whether it is declared that no ground of recusal applies to who acts."""
    return finding(RecusalNotDenied, [unless(denied, RecusalNotDenied, "/no_ground_of_recusal")])


def assess_declarations(declared: Sequence[RecusalDeclared], needed: Sequence[UUID], profile: Profile) -> list[Finding]:
    """Whether all have declared, by grounds that exist, and nobody who takes part has one."""
    return [
        finding(HandlerRecusalUndeclared, _undeclared(declared, needed)),
        finding(RecusalGroundUnknown, _unknown(declared, profile)),
        finding(RecusedFromMalice, _recused(declared, needed)),
    ]


def with_recused(malice: Malice, declared: Collection[RecusalDeclared]) -> Malice:
    """The case with those recused who declared a ground; the first ground of a person stays."""
    known = {person.person_id: person for person in malice.recused}
    for one in declared:
        if one.ground is not None and one.person_id not in known:
            known[one.person_id] = RecusedPerson(one.person_id, one.ground)
    return replace(malice, recused=tuple(known.values()))


def earlier_hands(malice: Malice) -> frozenset[UUID]:
    """Everybody who verified the lead or had a part in the case before the certification, in any round (P-03)."""
    records = (malice.approval, malice.draft, malice.trial_opinion, malice.escalation)
    hands = {malice.suspicion.by, *(record.by for record in records if record is not None)}
    trial = set() if malice.trial_officer_id is None else {malice.trial_officer_id}
    handlers = (*malice.handler_ids, *malice.earlier_handler_ids)
    return frozenset({*malice.verifier_ids, *handlers, *malice.earlier_ids, *hands, *trial})


def with_earlier(malice: Malice, *also: UUID) -> Malice:
    """The case that keeps in mind who had a part so far, before a record of it is replaced or dropped (P-03)."""
    return replace(malice, earlier_ids=tuple(sorted(earlier_hands(malice) | set(also))))


def assess_certifier_apart(malice: Malice, approver: UUID, at: str, *also: UUID) -> Finding:
    """Whether the approver had no earlier part; ``also`` are persons who have one by the act under way."""
    apart = approver not in earlier_hands(malice) | set(also)
    free = not malice.is_recused(approver) and approver != malice.subject_person_id
    return finding(VerifierCertifies, [unless(apart and free, VerifierCertifies, at)])


def _undeclared(declared: Sequence[RecusalDeclared], needed: Sequence[UUID]) -> Iterator[Missing | None]:
    made = {one.person_id for one in declared}
    for person in needed:
        yield unless(person in made, HandlerRecusalUndeclared, "/recusals")


def _unknown(declared: Sequence[RecusalDeclared], profile: Profile) -> Iterator[Missing | None]:
    known = profile.list("recusal_grounds")
    for index, one in enumerate(declared):
        stands = one.ground is None or one.ground in known
        yield unless(stands, RecusalGroundUnknown, f"/recusals/{index}/ground")


def _recused(declared: Sequence[RecusalDeclared], needed: Sequence[UUID]) -> Iterator[Missing | None]:
    for index, one in enumerate(declared):
        takes_part = one.person_id in needed and one.ground is not None
        yield unless(not takes_part, RecusedFromMalice, f"/recusals/{index}")
