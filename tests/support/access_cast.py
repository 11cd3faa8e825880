"""Who is who in the cases that are made up: the people and organs of the access proofs, or others in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tests.support.access_people import City, named


@dataclass(frozen=True)
class Cast:
    """Persons and organs by the codes of the access proofs; whoever is not replaced is who they are there.

    ``recused`` are all who are recused where anybody is.
    """

    people: Mapping[str, UUID] = field(default_factory=dict)
    organs: Mapping[str, UUID] = field(default_factory=dict)
    recused: tuple[UUID, ...] = ()

    @classmethod
    def of(cls, city: City) -> "Cast":
        """The people of the access proofs themselves."""
        return cls(recused=tuple(one.person_id for one in city.personas.values() if one.code.endswith("/recused")))

    def person(self, code: str) -> UUID:
        """The person of that code."""
        return self.people.get(code) or named("person", code)

    def organ(self, code: str) -> UUID:
        """The organ or office of that code."""
        return self.organs.get(code) or named("organ", code)

    def ids(self, *codes: str) -> tuple[UUID, ...]:
        """The persons of those codes."""
        return tuple(self.person(code) for code in codes)
