"""The letter is served and the applicant answered; a refusal may be weighed anew once; hands change (P-16, G-07)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_tolerance import ToleranceCeased, ToleranceReopened, ToleranceServed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding, Missing
from libs.kernel.text import Text
from services.accountability.cases import entering
from services.accountability.cases.status import CaseStatus
from services.accountability.refusing import finding, refuse, unless
from services.accountability.tolerance import refusals as no
from services.accountability.tolerance.application_telling import told
from services.accountability.tolerance.commands import RenewHands, ReopenTolerance, ServeDetermination
from services.accountability.tolerance.facts import HandsFacts, ServeFacts
from services.accountability.tolerance.outcomes import is_adverse, outcome_row
from services.accountability.tolerance.records import Determination, Letter
from services.accountability.tolerance.separation import keep_out, keep_to_handlers, weighed_again
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.telling import matter_of, progressed
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import RoundEnding

_UNKNOWN = Text("已作认定", "Determined")


def serve(
    tolerance: Tolerance, command: ServeDetermination, occasion: Occasion, facts: ServeFacts
) -> Outcome[Tolerance]:
    """The letter LA-6 reaches the object, and the applicant is answered by the same act (P-16, G-45)."""
    keep_to_handlers(facts.case, occasion)
    found = tolerance.determination
    assert found is not None  # the table asks for it
    refuse(_assess_letter(command, occasion, found))
    letter = _letter(tolerance, command, occasion, found)
    row = outcome_row(occasion.profile, found.outcome)
    served = replace(tolerance, status=S.SERVED, letter=letter)
    event = ToleranceServed(**matter_of(served), served_on=command.served_on)
    label = _UNKNOWN if row is None else row.text
    return Outcome(served, event, told(facts.application, letter, label, occasion, adverse=is_adverse(row)))


def reopen(tolerance: Tolerance, command: ReopenTolerance, occasion: Occasion, facts: ServeFacts) -> Outcome[Tolerance]:
    """The leader in charge has a refusal weighed anew, on the applicant's one request, while the case waits (G-07)."""
    keep_out(facts.case, occasion)
    found, application = tolerance.determination, facts.application
    if found is None or not is_adverse(outcome_row(occasion.profile, found.outcome)):
        raise no.NotRefused
    if application is None or not application.awaits_reconsideration:
        raise no.ReconsiderationNotAsked
    if facts.case.status is not CaseStatus.TOLERANCE_REVIEW:
        raise no.CaseMovedOn
    refuse(finding(no.GroundUnstated, [unless(bool(command.reasons), no.GroundUnstated, "/reasons")]))
    reopened = weighed_again(tolerance, RoundEnding.REOPENED, command.reasons, occasion)
    waiting = entering.tolerance_reopened(facts.case, tolerance.id, occasion)
    return Outcome(reopened, ToleranceReopened(**matter_of(reopened)), (waiting,))


def renew_hands(
    tolerance: Tolerance, _command: RenewHands, _occasion: Occasion, facts: HandsFacts
) -> Outcome[Tolerance]:
    """Take heads and deciders anew from the directory: posts change hands (P-09)."""
    named = bool(facts.heads) and bool(facts.deciders)
    refuse(finding(no.NobodyToName, [unless(named, no.NobodyToName, "/head_ids")]))
    heads, deciders = tuple(sorted(facts.heads)), tuple(sorted(facts.deciders))
    return progressed(replace(tolerance, head_ids=heads, decider_ids=deciders))


def ceased(tolerance: Tolerance) -> Moved:
    """Nothing is determined any more, because the case goes into probation (TA-07); moved by that act alone."""
    ended = replace(tolerance, status=S.CEASED)
    return Moved(ended, "cease", ToleranceCeased(**matter_of(ended)), source=tolerance.status)


def _letter(tolerance: Tolerance, command: ServeDetermination, occasion: Occasion, found: Determination) -> Letter:
    return Letter(
        number=command.letter_number,
        event=command.event,
        situations=tolerance.situations,
        findings=command.findings,
        outcome=found.outcome,
        reasons=command.reasons,
        corrections=found.corrections,
        no_negative_effect_on_appraisal=found.no_negative_effect_on_appraisal,
        determined_on=found.determined_on,
        served_on=command.served_on,
        served_by=occasion.actor.person_id,
        at=occasion.at,
    )


def _assess_letter(command: ServeDetermination, occasion: Occasion, found: Determination) -> Finding:
    """Whether the letter has number, event, every look, reasons, and a day that is possible (LA-6)."""
    return finding(no.LetterIncomplete, _lacking(command, occasion, found))


def _lacking(command: ServeDetermination, occasion: Occasion, found: Determination) -> Iterator[Missing | None]:
    for name in ("letter_number", "event", "reasons"):
        yield unless(bool(getattr(command, name)), no.LetterIncomplete, f"/{name}")
    told_of = [one.look for one in command.findings if one.text]
    looks = occasion.profile.list("six_looks")
    for code in looks.codes():
        yield unless(told_of.count(code) == 1, no.LetterIncomplete, "/findings")
    for index, one in enumerate(command.findings):
        yield unless(one.look in looks, no.LetterIncomplete, f"/findings/{index}/look")
    possible = found.determined_on <= command.served_on <= occasion.on
    yield unless(possible, no.LetterIncomplete, "/served_on")
