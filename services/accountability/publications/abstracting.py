"""Rules of the abstract: complete, of the right object, no name, no dossier, assessed where public (G-47, P-36)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.publications import refusals as no
from services.accountability.publications.commands import DraftPublication, RevisePublication
from services.accountability.publications.naming import reduced, tells_name, tells_number
from services.accountability.publications.records import ImpactAssessed
from services.accountability.publications.status import AbstractObject
from services.accountability.refusing import finding, unless
from services.accountability.tolerance.tolerance import Tolerance

Drafted = DraftPublication | RevisePublication
TEXTS: Final = ("procedure", "event", "reason", "result", "audience")
_LONG: Final = 12
"""A passage of the dossier of that many characters is recognised when it is repeated."""


def assess_abstract(command: Drafted, tolerance: Tolerance, profile: Profile, on: date) -> tuple[Finding, ...]:
    """Everything an abstract needs, and what it must not tell; no finding repeats what was typed."""
    lacking = [unless(bool(getattr(command, name)), no.AbstractIncomplete, f"/{name}") for name in TEXTS]
    lacking.append(unless(bool(shown_as(command)), no.AbstractIncomplete, "/object/name"))
    known = command.range in profile.list("publication_ranges")
    person = command.object.kind is AbstractObject.PERSON
    fits = not person or tolerance.object_person_id is not None
    return (
        finding(no.AbstractIncomplete, lacking),
        finding(no.RangeUnknown, [unless(known, no.RangeUnknown, "/range")]),
        finding(no.ObjectWrong, [unless(fits, no.ObjectWrong, "/object/kind")]),
        finding(no.FullNameTold, _names(command) if person else ()),
        finding(no.PersonalNumberTold, _numbers(command)),
        finding(no.DossierTold, _dossier(command, tolerance)),
        assess_impact(command.range, impact_of(command), profile, on),
    )


def assess_impact(range_code: str, impact: ImpactAssessed | None, profile: Profile, on: date) -> Finding:
    """Whether an assessment precedes publication to the public (P-36)."""
    row = profile.list("publication_ranges").get(range_code)
    public = row is not None and row.attributes.get("public") is True
    done = impact is not None and bool(impact.number and impact.conclusion) and impact.assessed_on <= on
    return finding(no.ImpactNotAssessed, [unless(done or not public, no.ImpactNotAssessed, "/impact")])


def shown_as(command: Drafted) -> str:
    """How the object is shown: a unit as typed, a person by surname or initials."""
    name = command.object.name
    return reduced(name) if command.object.kind is AbstractObject.PERSON else name


def impact_of(command: Drafted) -> ImpactAssessed | None:
    """The assessment as it is kept."""
    made = command.impact
    return None if made is None else ImpactAssessed(made.number, made.assessed_on, made.conclusion)


def _names(command: Drafted) -> Iterator[Missing | None]:
    for name in TEXTS:
        told = tells_name(getattr(command, name), command.object.name)
        yield unless(not told, no.FullNameTold, f"/{name}")


def _numbers(command: Drafted) -> Iterator[Missing | None]:
    for name in TEXTS:
        yield unless(not tells_number(getattr(command, name)), no.PersonalNumberTold, f"/{name}")


def _dossier(command: Drafted, tolerance: Tolerance) -> Iterator[Missing | None]:
    passages = tuple(_passages(tolerance))
    for name in TEXTS:
        text: str = getattr(command, name)
        repeated = any(passage in text for passage in passages)
        yield unless(not repeated, no.DossierTold, f"/{name}")


def _passages(tolerance: Tolerance) -> Iterator[str]:
    """Evidence references and longer passages of what was weighed."""
    if tolerance.draft is None:
        return
    weighed = tolerance.draft.examination
    for look in weighed.looks:
        yield from (line for line in look.evidence if line)
    texts = [look.text for look in weighed.looks]
    texts += [factor.text for factor in weighed.factors]
    texts += [drawn.text for drawn in weighed.distinctions]
    texts += [weighed.private_gain.ground, weighed.error.ground, weighed.order.objection]
    yield from (text for text in texts if len(text) >= _LONG)
