"""Who plays in the story: accounts of the sample city, signed in, and the codes of the profile they use."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

from deploy.demo.client import Person, Teller, sign_in

SAMPLE = Path("deploy/sample/city.yaml")


@dataclass
class People:
    """Everybody of the sample city, signed in when first called for."""

    http: httpx.Client
    teller: Teller
    password: str
    known: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, account: str) -> Person:
        if account not in self.known:
            self.known[account] = sign_in(self.http, self.teller, account, self.password)
        return self.known[account]


@dataclass
class Cast:
    """The people of the story; the first of the panel chairs it, one member is of another supervision office."""

    teller: Teller
    people: People
    clerk: Person
    party_head: Person
    other_clerk: Person
    city_leader: Person
    other_leader: Person
    officer: Person
    head: Person
    panel: list[Person]
    recorder: Person
    secretary: Person
    members: list[Person]
    codes: dict[str, list[str]]

    @property
    def team(self) -> list[str]:
        """The leadership team of the unit."""
        return [self.party_head.id, self.clerk.id]

    @property
    def committee(self) -> list[str]:
        """Members of the standing committee present at the meeting."""
        return [self.secretary.id, *(member.id for member in self.members)]


def gather(http: httpx.Client, teller: Teller) -> Cast:
    """Sign in those whom every chapter needs; the others sign in when their turn comes."""
    sample = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    people = People(http, teller, sample["password"])
    person = people.__getitem__
    clerk = person("approval-clerk")
    return Cast(
        teller=teller,
        people=people,
        clerk=clerk,
        party_head=person("approval-head"),
        other_clerk=person("housing-clerk"),
        city_leader=person("vice-mayor-1"),
        other_leader=person("vice-mayor-2"),
        officer=person("office1-officer"),
        head=person("office1-head"),
        panel=[person(name) for name in ("trial-head", "office1-officer-2", "office2-head")],
        recorder=person("sc-recorder"),
        secretary=person("cdi-secretary"),
        members=[person(name) for name in ("cdi-deputy-1", "sc-member-1", "sc-member-2")],
        codes=_codes(clerk),
    )


def _codes(reader: Person) -> dict[str, list[str]]:
    names = ("review_sections", "expert_kinds", "negative_items", "positive_items")
    return {name: [entry["code"] for entry in _dictionary(reader, name)] for name in names}


def _dictionary(reader: Person, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reader.read(f"/api/filing/v1/dictionaries/{name}")["items"]
    return found
