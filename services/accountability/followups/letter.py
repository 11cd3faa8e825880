"""The letter LD-2 as the organization department reads it: period, performance, proposal; nothing of the dossier."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.followups.followup import Followup

_BODY: Final = Text(
    "该同志受处理影响期自{effective_on}起，至{until_on}届满。回访中工作成绩突出、群众认可度高，现予反馈，"
    "请在日常了解和选拔使用中一并考虑；影响期满、表现好的，不因曾受处理而不予使用。",
    "The impact period of this person ran from {effective_on} to {until_on} and is over. Follow-up visits found "
    "outstanding work and high recognition by those around. Please consider it; whoever does well after the period "
    "is not kept from use for having been sanctioned.",
)
RULE: Final = Rule("D-03", "D-04", "P-27")
"""What the letter stands on."""


@dataclass(frozen=True)
class Letter:
    """What stands in the letter."""

    followup_id: UUID
    number: str
    from_organ_id: UUID
    to_organ_id: UUID
    person_id: UUID
    unit_id: UUID
    measure: str
    effective_on: date
    until_on: date
    body: Text
    performance: str
    recognition: str
    proposal: str
    sent_on: date


def letter_of(followup: Followup) -> Letter | None:
    """The letter of a follow-up; None if none was sent."""
    sent = followup.feedback
    if sent is None:
        return None
    return Letter(
        followup_id=followup.id,
        number=sent.letter_number,
        from_organ_id=followup.competent_organ_id,
        to_organ_id=sent.organ_id,
        person_id=followup.person_id,
        unit_id=followup.unit_id,
        measure=followup.measure,
        effective_on=followup.effective_on,
        until_on=followup.until_on,
        body=_BODY.fill(effective_on=followup.effective_on, until_on=followup.until_on),
        performance=sent.performance,
        recognition=sent.recognition,
        proposal=sent.proposal,
        sent_on=sent.sent_on,
    )
