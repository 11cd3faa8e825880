"""The chain of those who handled a lead: each link seals what was signed and the link before it (P-08, X-12).

Whoever may read the lead can recompute every digest: SHA-256 over JSON with sorted keys, without blanks and without
empty members, in UTF-8. So a field that is added to a record later, empty by default, breaks no chain.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from libs.kernel.actor import Occasion
from libs.kernel.roles import Role
from services.supervision.leads.lead import ChainLink, Lead
from services.supervision.leads.status import Hand

_ANY: Final[TypeAdapter[Any]] = TypeAdapter(Any)
_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
_ENTRY: Final = ("kind", "subject_person_id", "subject_organ_id", "report_ref", "handover", "submitted_on")
"""What of a lead stands from its entry on, besides its items."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A signature given on paper: who, in which part, in which office, on which day."""

    person_id: UUID
    hand: Hand
    office_id: UUID | None
    signed_on: date


@dataclass(frozen=True, slots=True)
class Expected:
    """A signature that the records of a lead ask for."""

    act: str
    record: int
    hand: Hand
    person_id: UUID


@dataclass(frozen=True, slots=True)
class Checked:
    """A link as recomputed: whether what was signed, the link itself and its place after the one before are whole."""

    link: ChainLink
    content_whole: bool
    link_whole: bool
    follows: bool

    @property
    def whole(self) -> bool:
        """Whether nothing of it was changed."""
        return self.content_whole and self.link_whole and self.follows


def signed(lead: Lead, act: str, hand: Hand, by: Role, occasion: Occasion, papers: tuple[Paper, ...] = ()) -> Lead:
    """The lead with the signatures of this act: those given on paper first, then that of who acts, in this role."""
    actor = occasion.actor
    lead = on_paper(lead, act, papers, actor.person_id)
    own = Paper(actor.person_id, hand, actor.office_id, occasion.on)
    return _linked(lead, act, own, role=str(by))


def on_paper(lead: Lead, act: str, papers: tuple[Paper, ...], recorded_by: UUID) -> Lead:
    """The lead with signatures given on paper for the latest record of that act, and who put them on record."""
    for paper in papers:
        lead = _linked(lead, act, paper, recorded_by=recorded_by)
    return lead


def checked(lead: Lead) -> Iterator[Checked]:
    """Every link recomputed from the lead as it stands."""
    before = ""
    for place, link in enumerate(lead.chain, 1):
        content = content_of(lead, link.act, link.record)
        yield Checked(
            link,
            content_whole=content is not None and _digest(content) == link.content,
            link_whole=_digest_of(lead.id, link) == link.digest,
            follows=link.before == before and link.serial == place,
        )
        before = link.digest


def missing(lead: Lead) -> tuple[Expected, ...]:
    """The signatures that the records of the lead ask for and the chain does not hold; those of an open proposal that
    are still awaited are none of them."""
    there = {(one.act, one.record, one.hand, one.person_id) for one in lead.chain}
    found = ((one.act, one.record, one.hand, one.person_id) for one in expected(lead))
    return tuple(Expected(*one) for one in found if one not in there)


def expected(lead: Lead) -> Iterator[Expected]:
    """Every signature that the records of a lead ask for (P-08)."""
    yield from _of_entry(lead)
    for n, given in enumerate(lead.assignments):
        yield Expected("assign", n, Hand.APPROVER, given.approval.approved_by)
        yield Expected("assign", n, Hand.DESK, given.assigned_by)
    if lead.forwarding is not None:
        yield Expected("forward", 0, Hand.APPROVER, lead.forwarding.approval.approved_by)
        yield Expected("forward", 0, Hand.DESK, lead.forwarding.forwarded_by)
    for n, proposal in enumerate(lead.proposals):
        yield Expected("propose", n, Hand.VERIFIER, proposal.proposed_by)
    for n, disposal in enumerate(lead.disposals):
        for one in disposal.signer_ids:
            hand = Hand.HEAD if one == disposal.signer_ids[-1] else Hand.VERIFIER
            yield Expected("sign", disposal.proposal, hand, one)
        yield Expected("dispose", n, Hand.LEADER, disposal.decided_by)
    if lead.conclusion is not None:
        yield Expected("conclude", 0, Hand.HEAD, lead.conclusion.concluded_by)
    if lead.fed_back_by is not None:
        yield Expected("feed_back", 0, Hand.VERIFIER, lead.fed_back_by)


def content_of(lead: Lead, act: str, record: int) -> object:
    """What is signed with that act, as the lead holds it; None if it holds no such record."""
    entry = {name: getattr(lead, name) for name in _ENTRY} | {"items": [_reported(one) for one in lead.items]}
    of_act: dict[str, tuple[object, ...]] = {
        "submit": (entry,),
        "register": ({**entry, "received_on": lead.received_on},),
        "receive": ({**entry, "received_on": lead.received_on},),
        "turn_back": (lead.turning_back,),
        "assign": lead.assignments,
        "forward": (lead.forwarding,),
        "propose": lead.proposals,
        "sign": lead.proposals,
        "dispose": lead.disposals,
        "conclude": ({"conclusion": lead.conclusion, "findings": [(i.item, i.finding, i.basis) for i in lead.items]},),
        "feed_back": (lead.feedback,),
    }
    records = of_act.get(act, ())
    return records[record] if 0 <= record < len(records) else None


def _reported(item: Any) -> object:
    return (item.item, item.text, item.is_main, item.matter)


def _of_entry(lead: Lead) -> Iterator[Expected]:
    handed_in = lead.handover is not None and lead.handover.sheet_id is not None
    if handed_in and lead.handover is not None and lead.handover.submitted_by is not None:
        yield Expected("submit", 0, Hand.SUBMITTER, lead.handover.submitted_by)
    if lead.registered_by is not None:
        yield Expected("receive" if handed_in else "register", 0, Hand.DESK, lead.registered_by)
    if lead.turning_back is not None:
        yield Expected("turn_back", 0, Hand.DESK, lead.turning_back.turned_back_by)


def _latest(lead: Lead, act: str) -> int:
    counted = {"assign": lead.assignments, "propose": lead.proposals, "sign": lead.proposals, "dispose": lead.disposals}
    return max(0, len(counted.get(act, ())) - 1)


def _linked(lead: Lead, act: str, paper: Paper, *, role: str | None = None, recorded_by: UUID | None = None) -> Lead:
    """The lead with one more link, for the latest record of that act."""
    record = _latest(lead, act)
    link = ChainLink(
        serial=len(lead.chain) + 1,
        act=act,
        record=record,
        hand=paper.hand,
        person_id=paper.person_id,
        office_id=paper.office_id,
        role=role,
        signed_on=paper.signed_on,
        recorded_by=recorded_by,
        content=_digest(content_of(lead, act, record)),
        before=lead.chain[-1].digest if lead.chain else "",
        digest="",
    )
    return replace(lead, chain=(*lead.chain, replace(link, digest=_digest_of(lead.id, link))))


def _digest_of(lead_id: UUID, link: ChainLink) -> str:
    return _digest({"lead": lead_id, **asdict(link), "digest": None})


def _digest(content: object) -> str:
    plain = _without_empty(_ANY.dump_python(content, mode="json"))
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _without_empty(content: Any) -> Any:
    if isinstance(content, dict):
        found = {name: _without_empty(value) for name, value in content.items()}
        return {name: value for name, value in found.items() if value not in _EMPTY}
    return [_without_empty(one) for one in content] if isinstance(content, list) else content
