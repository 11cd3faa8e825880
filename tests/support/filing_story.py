"""Filings and after-care obligations as the filing service tells them."""

from datetime import date
from uuid import UUID

from libs.chassis.hearing import Delivery
from libs.contracts.filing import (
    AftercareOpened,
    FilingAccepted,
    FilingDrafted,
    FilingNegativeHit,
    FilingReceiptServed,
    FilingRejected,
)
from tests.support.reacting import Reactor, Story
from tests.support.small_city import CDI, HOUSING, organ_id

DECIDED_ON = date(2026, 3, 2)
VALID_UNTIL = date(2027, 3, 1)
DUE_ON = date(2026, 6, 30)
PROJECT = "2601-411000-04-01-123456"


def filing_of(
    reactor: Reactor, unit_id: UUID = HOUSING, project_code: str | None = None, competent_organ_id: UUID = CDI
) -> Story:
    """A filing of a unit of the small city; its first event is the draft."""
    story = reactor.story({})
    story.fixed = {
        "filing_id": story.id,
        "unit_id": unit_id,
        "competent_organ_id": competent_organ_id,
        "office_id": organ_id("office1"),
        "project_code": project_code,
        "positive_items": ("xc_p5",),
    }
    return story


def drafted(story: Story) -> Delivery:
    """The unit has begun it."""
    return story.tell(FilingDrafted)


def refused(story: Story) -> list[Delivery]:
    """Drafted and, in the end, not accepted."""
    rejected = {"reason_codes": ("compliant_path_exists", "incomplete"), "decided_on": DECIDED_ON}
    return [drafted(story), story.tell(FilingRejected, **rejected)]


def accepted(story: Story) -> list[Delivery]:
    """Drafted and, in the end, accepted."""
    return [drafted(story), story.tell(FilingAccepted, decided_on=DECIDED_ON, validity_until=VALID_UNTIL)]


def in_execution(story: Story, obligations: tuple[Story, ...] = ()) -> list[Delivery]:
    """Accepted, and the receipt served."""
    fields = {"validity_until": VALID_UNTIL, "obligation_ids": tuple(duty.id for duty in obligations)}
    return [*accepted(story), story.tell(FilingReceiptServed, **fields)]


def hit(story: Story) -> Delivery:
    """The execution meets the negative list."""
    return story.tell(FilingNegativeHit, negative_items=("xc_n2", "xc_n8"))


def obligation_of(reactor: Reactor, filing: Story, due_on: date = DUE_ON) -> Story:
    """An after-care obligation of a filing."""
    story = reactor.story({})
    shared = {name: filing.fixed[name] for name in ("filing_id", "unit_id", "competent_organ_id", "office_id")}
    story.fixed = {**shared, "obligation_id": story.id, "warning": "procedures_to_complete", "due_on": due_on}
    return story


def opened(obligation: Story) -> Delivery:
    """The receipt opened it."""
    return obligation.tell(AftercareOpened)
