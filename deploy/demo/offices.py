"""The people around one office that verifies and clarifies: who handles, heads, decides, and who supervises."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from deploy.demo.cast import Cast
from deploy.demo.client import Person


@dataclass(frozen=True)
class Office:
    """One supervision office and the offices of its organ that it works with."""

    letters: Person
    management: Person
    head: Person
    officers: tuple[Person, Person]
    trial: Person
    leader: Person
    secretary: Person
    supervisor: Person

    @property
    def handler(self) -> Person:
        """Who verifies and handles."""
        return self.officers[0]

    @property
    def meeting(self) -> list[str]:
        """The three who study a matter together."""
        return [self.head.id, *(officer.id for officer in self.officers)]

    def undisputed(self, *people: Person) -> list[dict[str, Any]]:
        """That each declares no ground of recusal (P-09)."""
        return [{"person_id": person.id} for person in people]

    def approval(self, today: date) -> dict[str, Any]:
        """The approval of the organ's head (P-08)."""
        return {"approved_by": self.secretary.id, "approved_on": today.isoformat()}


def first_office(cast: Cast) -> Office:
    """Supervision office one of the city, which looks after the approval and the housing bureau."""
    return _office(cast, "office1-head", ("office1-officer", "office1-officer-2"), "sc-member-1")


def second_office(cast: Cast) -> Office:
    """Supervision office two of the city, which looks after the transport bureau and the health commission."""
    return _office(cast, "office2-head", ("office2-officer", "office2-officer-2"), "sc-member-2")


def county_office(cast: Cast) -> Office:
    """The supervision office of the east county."""
    person = cast.people
    return Office(
        letters=person["east-letters-officer"],
        management=person["east-management-officer"],
        head=person["east-office-head"],
        officers=(person["east-office-officer"], person["east-office-officer-2"]),
        trial=person["east-trial-officer"],
        leader=person["east-cdi-deputy"],
        secretary=person["east-cdi-secretary"],
        supervisor=person["east-cadre-officer"],
    )


def _office(cast: Cast, head: str, officers: tuple[str, str], leader: str) -> Office:
    person = cast.people
    return Office(
        letters=person["letters-officer"],
        management=person["management-officer"],
        head=person[head],
        officers=(person[officers[0]], person[officers[1]]),
        trial=person["trial-officer"],
        leader=person[leader],
        secretary=person["cdi-secretary"],
        supervisor=person["cadre-officer"],
    )
