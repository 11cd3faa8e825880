"""A city of two units, two supervision offices and one dispatched body, told as the directory tells it.

``office1`` looks after ``housing``, ``office2`` after ``schools``; ``body1`` is resident at housing, the deputy
secretary is in charge of office1. ``county`` is another discipline organ with people of the same roles.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Verdict
from libs.contracts.directory import AccountRecorded, OrganRecorded, PersonRecorded, RelationEnded, RelationRecorded

if TYPE_CHECKING:
    from tests.support.reacting import Reactor

LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Account:
    """Who acts for which organ, in which office, in which roles."""

    organ: str
    office: str | None
    roles: tuple[str, ...]


ORGANS = {
    "cdi": ("municipal_cdi", None),
    "office1": ("supervision_office", "cdi"),
    "office2": ("supervision_office", "cdi"),
    "body1": ("dispatched_body", "cdi"),
    "body2": ("dispatched_body", "cdi"),
    "trial": ("case_trial_office", "cdi"),
    "county": ("county_cdi", None),
    "county-office": ("supervision_office", "county"),
    "housing": ("municipal_unit", None),
    "schools": ("municipal_unit", None),
}

RELATIONS = {
    "counterpart-housing": ("counterpart", "office1", "housing"),
    "counterpart-schools": ("counterpart", "office2", "schools"),
    "portfolio-office1": ("portfolio", "deputy", "office1"),
    "portfolio-office2": ("portfolio", "member", "office2"),
    "residency-housing": ("residency", "body1", "housing"),
}

ACCOUNTS = {
    "office1-head": Account("cdi", "office1", ("sup_head",)),
    "office1-officer": Account("cdi", "office1", ("sup_officer",)),
    "office2-head": Account("cdi", "office2", ("sup_head",)),
    "office2-officer": Account("cdi", "office2", ("sup_officer",)),
    "deputy": Account("cdi", None, ("cdi_leader_in_charge",)),
    "member": Account("cdi", None, ("cdi_leader_in_charge",)),
    "secretary": Account("cdi", None, ("cdi_secretary",)),
    "deputy-secretary": Account("cdi", None, ("cdi_deputy",)),
    "sc-member": Account("cdi", None, ("sc_member",)),
    "recorder": Account("cdi", "trial", ("sc_recorder",)),
    "trial-officer": Account("cdi", "trial", ("case_trial",)),
    "case-manager": Account("cdi", "trial", ("case_mgmt",)),
    "conduct-officer": Account("cdi", "trial", ("conduct",)),
    "letters-officer": Account("cdi", "trial", ("letters",)),
    "body1-head": Account("cdi", "body1", ("dispatched_head",)),
    "body1-officer": Account("cdi", "body1", ("dispatched_officer",)),
    "body2-head": Account("cdi", "body2", ("dispatched_head",)),
    "township-head": Account("cdi", "body1", ("township_head",)),
    "county-secretary": Account("county", None, ("cdi_secretary",)),
    "county-head": Account("county", "county-office", ("sup_head",)),
    "housing-clerk": Account("housing", None, ("unit_clerk",)),
    "housing-head": Account("housing", None, ("unit_party_head",)),
    "administrator": Account("cdi", None, ("sys_admin", "sec_admin", "audit_admin")),
}


def organ_id(code: str) -> UUID:
    """The organ or office of that code."""
    return uuid5(NAMESPACE_OID, f"organ:{code}")


def person_id(code: str) -> UUID:
    """The person of that code."""
    return uuid5(NAMESPACE_OID, f"person:{code}")


def account_id(code: str) -> UUID:
    """The account of that person."""
    return uuid5(NAMESPACE_OID, f"account:{code}")


def relation_id(code: str) -> UUID:
    """The relation of that code."""
    return uuid5(NAMESPACE_OID, f"relation:{code}")


HOUSING = organ_id("housing")
SCHOOLS = organ_id("schools")
CDI = organ_id("cdi")


async def found(reactor: "Reactor") -> None:
    """Let the directory tell the whole city."""
    told = [*_organs(reactor), *_accounts(reactor)]
    for name, (kind, holder, target) in RELATIONS.items():
        holder_id = organ_id(holder) if holder in ORGANS else person_id(holder)
        fields = {"kind": kind, "holder_id": holder_id, "target_id": organ_id(target)}
        relation = reactor.story({}, relation_id(name))
        told.append(relation.tell(RelationRecorded, **fields, valid_from=LONG_AGO, valid_to=None))
    assert set(await reactor.hear(*told)) == {Verdict.APPLIED}


async def end(reactor: "Reactor", code: str, valid_to: date) -> None:
    """Let the directory tell that a relation has ended."""
    relation = reactor.story({}, relation_id(code))
    relation.version = 1
    assert await reactor.hear(relation.tell(RelationEnded, valid_to=valid_to)) == [Verdict.APPLIED]


def _organs(reactor: "Reactor") -> list[Delivery]:
    told = []
    for code, (kind, parent) in ORGANS.items():
        fields = {"code": code, "kind": kind, "level": "city", "parent_id": organ_id(parent) if parent else None}
        told.append(reactor.story({}, organ_id(code)).tell(OrganRecorded, **fields))
    return told


def _accounts(reactor: "Reactor") -> list[Delivery]:
    told = []
    for code, account in ACCOUNTS.items():
        person, organ = person_id(code), organ_id(account.organ)
        office = organ_id(account.office) if account.office else None
        told.append(reactor.story({}, person).tell(PersonRecorded, code=code, posts=()))
        fields = {"person_id": person, "organ_id": organ, "office_id": office, "roles": account.roles}
        told.append(reactor.story({}, account_id(code)).tell(AccountRecorded, **fields))
    return told
