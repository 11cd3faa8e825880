"""Applications, candidates and leads for unit tests: valid commands and facts, and who acts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.clarification.applications import acts
from services.clarification.applications.application import Application
from services.clarification.applications.commands import Apply, EnterFromPaper
from services.clarification.applications.facts import Office, OpeningFacts
from services.clarification.applications.form import Appearance, ApplicationForm, Publicity
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.leads_index.commands import ConcludeLead, ItemFound, NoteLead

BOOK: Final = PolicyBook.load(Path(__file__).parents[2] / "policies")
XUCHANG: Final = BOOK.profile("xuchang", "2023-01")
NOON: Final = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""Noon in the office on 2 March 2026."""

UNIT, OTHER_UNIT, CDI, OFFICE, BODY, COUNTY, COUNTY_OFFICE = (UUID(int=0xA0 + n) for n in range(7))
PERSON, HEAD_OF_UNIT, OFFICER, HEAD, CLERK = (UUID(int=0xB0 + n) for n in range(5))
LEAD, OTHER_LEAD = UUID(int=0xC1), UUID(int=0xC2)


def account(person: UUID, organ: UUID, office: UUID | None, *roles: R) -> Actor:
    """Somebody who acts; the account has the number of the person."""
    return Actor(person, person, organ, office, frozenset(roles))


SUBJECT: Final = account(PERSON, UNIT, None, R.SUBJECT)
UNIT_HEAD: Final = account(HEAD_OF_UNIT, UNIT, None, R.UNIT_PARTY_HEAD)
HANDLER: Final = account(OFFICER, CDI, OFFICE, R.SUP_OFFICER)
OFFICE_HEAD: Final = account(HEAD, CDI, OFFICE, R.SUP_HEAD)
LETTERS: Final = account(CLERK, CDI, UUID(int=0xAF), R.LETTERS)

FORM: Final = ApplicationForm(
    unit_id=UNIT,
    post="科长",
    contact="0374-0000000",
    claim="请求澄清",
    reported_content="反映收受礼金",
    appearances=(Appearance(place="干部推荐会", on=date(2026, 2, 10)),),
    situations=("xc_c1",),
    methods=("written",),
    publicity=Publicity.ACCEPTED,
    true_statement=True,
)
BY_RELATION: Final = Office(OFFICE, CDI)


@dataclass
class Desk:
    """Performs acts as somebody, at some instant, with fresh identities in order."""

    actor: Actor = SUBJECT
    at: datetime = NOON
    ids: Iterator[UUID] = field(default_factory=lambda: (UUID(int=n) for n in count(0x900000)))

    def occasion(self) -> Occasion:
        """The occasion of an act now."""
        return Occasion(self.actor, self.at, XUCHANG, lambda: next(self.ids))


def opening_facts(**changed: Any) -> OpeningFacts:
    """What opening knows of a person with a post in the unit, which the office looks after."""
    facts = OpeningFacts(calendar=BOOK.calendar, units=frozenset({UNIT}), by_relation=BY_RELATION)
    return replace(facts, **changed)


def applied(form: ApplicationForm = FORM, actor: Actor = SUBJECT, **facts: Any) -> Outcome[Application]:
    """An application made online."""
    who = "person" if R.SUBJECT in actor.roles else "organization"
    command = Apply.model_validate({"applicant": who, "form": form})
    return acts.apply(command, Desk(actor).occasion(), opening_facts(**facts))


def on_paper(received_on: date, actor: Actor = LETTERS, **facts: Any) -> Outcome[Application]:
    """An application entered from paper."""
    subject = PersonSubject(person_id=PERSON, unit_id=UNIT)
    command = EnterFromPaper(subject=subject, form=FORM, received_on=received_on)
    return acts.enter_from_paper(command, Desk(actor).occasion(), opening_facts(**facts))


def clarification_of(outcome: Outcome[Any]) -> Clarification:
    """The clarification that an act opened or moved beside its own case."""
    found: Clarification = the(outcome, Clarification)
    return found


def the(outcome: Outcome[Any], kind: type[Any]) -> Any:
    """The one case of that class that an act opened or moved beside its own case."""
    (found,) = [moved.case for moved in outcome.others if isinstance(moved.case, kind)]
    return found


def acts_of(outcome: Outcome[Any]) -> list[str]:
    """The acts that an act brought about on other cases."""
    return [moved.act for moved in outcome.others if isinstance(moved, Moved)]


def note(*matters: str, person: UUID | None = PERSON, organ: UUID | None = None) -> NoteLead:
    """A lead on the person (or unit) with those matters."""
    return NoteLead(
        organ_id=CDI,
        subject_person_id=person,
        subject_organ_id=organ,
        received_on=date(2026, 3, 2),
        matters=matters,
    )


def conclusion(*findings: str, main: int = 0, matters: tuple[str, ...] = ()) -> ConcludeLead:
    """A conclusion with those findings in order; ``main`` is the number of the main item, 0 for none."""
    items = tuple(
        ItemFound.model_validate(
            {
                "item": n,
                "finding": found,
                "is_main": n == main,
                "matter": matters[n - 1] if matters else f"matter-{n}",
            }
        )
        for n, found in enumerate(findings, 1)
    )
    return ConcludeLead(office_id=OFFICE, verifier_ids=(OFFICER,), concluded_on=date(2026, 3, 2), items=items)


ORGANIZATION: Final = OrganizationSubject(organ_id=UNIT)
