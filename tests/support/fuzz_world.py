"""What a hunt knows of the world it asks about: cases with versions and readers, identities, words of addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote

import httpx

from tests.support.answers import CANARY
from tests.support.mutations import is_identity


@dataclass
class Seen:
    """A case as it was last seen: its version, who was shown it, and what each of them may do with it now."""

    version: int
    readers: list[str] = field(default_factory=list)
    acts: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """An address to ask at, the version of the case there, and somebody who may read it, or even act on it."""

    path: str
    version: int = 1
    reader: str | None = None
    may_act: bool = False


@dataclass
class World:
    """Cases by the address of their list; ``identities`` go into bodies; ``words`` are names that addresses hold;
    ``doors`` are acts by the name of the operation that performs them; ``able`` has, by address, accounts that were
    not simply turned away.
    """

    cases: dict[str, dict[str, Seen]] = field(default_factory=dict)
    identities: list[str] = field(default_factory=list)
    words: Sequence[str] = ()
    doors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    able: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, listing: str, account: str, told: Any) -> None:
        """Remember what a list shows to an account."""
        items = told.get("items", ()) if isinstance(told, dict) else ()
        for one in (item for item in items if isinstance(item, dict)):
            if "id" in one:
                self._meet(listing, str(one["id"]), int(one.get("version", 1)), account)
            self.identities.extend(_identities(one))
        self.identities = list(dict.fromkeys(self.identities))[-2000:]

    def notice(self, template: str, account: str, answer: httpx.Response) -> None:
        """Remember what an answer says of a case: that it was opened, its version, what may be done with it."""
        if answer.status_code not in (400, 401, 403, 404) and account not in self.able.setdefault(template, []):
            self.able[template].append(account)
        version = answer.headers.get("etag", "").strip('"')
        if answer.status_code not in (200, 201) or not version.isdigit():
            return
        listing, _, rest = template.partition("/{")
        told = answer.json()
        case_id = str(told["id"]) if answer.status_code == 201 else _step(answer.request.url.path, template)
        if is_identity(case_id) and (answer.status_code == 201 or rest):
            seen = self._meet(listing, case_id, int(version), account)
            seen.acts[account] = frozenset(told.get("next_acts", ()))

    def place(self, template: str, made: str, random: Random, operation: str = "") -> Place:
        """The address that was made up, or more often that of a case there is; often one where the act is possible."""
        acts = self.doors.get(operation, frozenset())
        possible = self._possible(template, acts) if acts and random.random() < 0.6 else ()
        if possible:
            return random.choice(possible)
        steps, written = template.split("/"), made.split("/")
        if len(steps) != len(written):
            return Place(made)
        found = Place(made)
        for index, step in enumerate(steps):
            if step.startswith("{") and random.random() < 0.8:
                written[index], found = self._known("/".join(steps[:index]), step, found, random)
        return Place("/".join(written), found.version, found.reader)

    def caller(self, template: str, place: Place, accounts: Sequence[str], random: Random) -> str:
        """Who asks there: more often than not somebody who may."""
        chance = random.random()
        if place.reader and (place.may_act or chance < 0.5):
            return place.reader
        able = self.able.get(template)
        return random.choice(able) if able and chance < 0.8 else random.choice(list(accounts))

    def pairs(self, listing: str, random: Random, at_most: int) -> list[tuple[str, str]]:
        """Some cases of a list, each with somebody who was shown it."""
        every = [(case_id, who) for case_id, seen in self.cases.get(listing, {}).items() for who in seen.readers]
        return random.sample(every, min(at_most, len(every)))

    def _possible(self, template: str, acts: frozenset[str]) -> list[Place]:
        """Cases on which somebody may perform one of these acts now."""
        listing, _, rest = template.partition("/{")
        if not rest:
            return []
        return [
            Place(re.sub(r"\{[^}]*\}", case_id, template, count=1), seen.version, account, True)
            for case_id, seen in self.cases.get(listing, {}).items()
            for account, open_to in seen.acts.items()
            if open_to & acts
        ]

    def _known(self, listing: str, step: str, found: Place, random: Random) -> tuple[str, Place]:
        """Something there is for one variable step of an address."""
        if random.random() < 0.03:
            return quote(CANARY), found
        if not step.endswith("id}"):
            return (random.choice(self.words) if self.words else CANARY), found
        here = self.cases.get(listing)
        if here:
            case_id = random.choice(list(here))
            seen = here[case_id]
            return case_id, Place("", seen.version, random.choice(seen.readers))
        every = [case_id for cases in self.cases.values() for case_id in cases] or self.identities
        return (random.choice(every) if every else CANARY), found

    def _meet(self, listing: str, case_id: str, version: int, account: str) -> Seen:
        seen = self.cases.setdefault(listing, {}).setdefault(case_id, Seen(version))
        seen.version = version
        if account not in seen.readers:
            seen.readers.append(account)
        return seen


def _step(path: str, template: str) -> str:
    """What stands in the path where the template has its first variable step."""
    index = next((i for i, step in enumerate(template.split("/")) if step.startswith("{")), -1)
    steps = path.split("/")
    return steps[index] if 0 <= index < len(steps) else ""


def _identities(value: Any) -> Iterator[str]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inside:
        if is_identity(part):
            yield part
        yield from _identities(part)


def examples_of(operation: Mapping[str, Any], document: Mapping[str, Any]) -> list[Any]:
    """The bodies that the description itself gives as examples of a JSON request."""
    media = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = media.get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = document.get("components", {}).get("schemas", {}).get(name, schema)
    named = [one["value"] for one in media.get("examples", {}).values() if "value" in one]
    single = [holder["example"] for holder in (media, schema) if "example" in holder]
    return [*named, *single, *schema.get("examples", ())]


def strictly(document: Mapping[str, Any]) -> dict[str, Any]:
    """The same description, but no object has members that are not described."""
    schemas = {name: _closed(schema) for name, schema in document.get("components", {}).get("schemas", {}).items()}
    return {**document, "components": {**document.get("components", {}), "schemas": schemas}}


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {key: part if key in ("example", "examples", "default") else _closed(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        inside.setdefault("additionalProperties", False)
    return inside
