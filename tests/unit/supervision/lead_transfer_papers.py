"""The example transfer sheet: a valid command, facts and actor, and the sheet in any status."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.supervision.lead_transfers.acts import submit
from services.supervision.lead_transfers.commands import LeadScreening, SubmitLead
from services.supervision.lead_transfers.facts import SubmitFacts
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.leads import wording as w
from services.supervision.leads.facts import SubjectFacts
from services.supervision.leads.lead import Lead
from services.supervision.leads.status import LeadKind

BOOK = PolicyBook.load(Path(__file__).parents[3] / "policies")
PROFILE = BOOK.profile("xuchang", "2023-01")
CDI, COUNTY, PROVINCE, BUREAU = (UUID(int=n) for n in (0x10, 0x11, 0x12, 0x17))
SUBJECT, SECRETARY, STRANGER = (UUID(int=n) for n in (0x20, 0x22, 0x27))
SUBMITTER, HANDLER = UUID(int=0x28), UUID(int=0x29)
HANDED_IN = date(2026, 3, 13)
ITEMS = (
    w.ReportedItem(text="工程验收中收受施工方礼品。", is_main=True),
    w.ReportedItem(text="使用单位公车接送家属。"),
)
MATTERS = ("a" * 32, "b" * 32)
MATERIALS = (w.LeadMaterial(title="现场签证单复印件", copies=3),)
COMMAND = SubmitLead(
    screening=LeadScreening(higher_managed=False, own_head=False),
    kind=LeadKind.VIOLATION,
    subject_person_id=SUBJECT,
    items=ITEMS,
    materials=MATERIALS,
    handler_id=HANDLER,
)
KNOWN = SubjectFacts(
    own_level="city",
    subject_known=True,
    authority={CDI: "city"},
    own_heads=frozenset({SECRETARY}),
    subject_people=frozenset({SUBJECT}),
)
FACTS = SubmitFacts(CDI, KNOWN, body_people=frozenset({SUBMITTER, HANDLER}), matters=MATTERS)
ACTOR = Actor(SUBMITTER, SUBMITTER, BUREAU, None, frozenset({R.BUREAU}))
_IDS = (UUID(int=number) for number in count(0x700))


def submitted(command: SubmitLead = COMMAND, facts: SubmitFacts = FACTS, actor: Actor = ACTOR) -> Outcome[LeadTransfer]:
    """The sheet handed in, with the lead that it opens."""
    at = datetime.combine(HANDED_IN, datetime.min.time(), UTC) + timedelta(hours=4)
    return submit(command, Occasion(actor, at, PROFILE, lambda: next(_IDS)), facts)


def refused(command: dict[str, Any] | None = None, actor: Actor = ACTOR, **facts: Any) -> Refusal:
    """The refusal of a lead handed in with these changes; ``facts`` of the subject or of the body."""
    of_subject = {name: value for name, value in facts.items() if name in SubjectFacts.__dataclass_fields__}
    others = {name: value for name, value in facts.items() if name not in of_subject}
    with pytest.raises(Refusal) as caught:
        changed = replace(FACTS, subject=replace(KNOWN, **of_subject), **others)
        submitted(COMMAND.model_copy(update=command or {}), changed, actor)
    return caught.value


def opened() -> tuple[LeadTransfer, Lead]:
    """The sheet and its lead as they are saved."""
    outcome = submitted()
    (other,) = outcome.others
    assert isinstance(other.case, Lead)
    return replace(outcome.case, version=1), replace(other.case, version=1)


SHEET, LEAD = opened()
