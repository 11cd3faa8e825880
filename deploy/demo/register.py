"""Ids of units and persons by their codes in the sample city, as the directory knows them; no login is needed."""

from dataclasses import dataclass, field

from deploy.demo.cast import Cast
from deploy.demo.client import Missing, Person

DIRECTORY = "/api/directory/v1"


@dataclass
class Register:
    """Whoever may read the directory, and what was asked of it before."""

    reader: Person
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def organ(self, code: str) -> str:
        """The id of the organ or unit of that code."""
        return self._id("organs", code)

    def person(self, code: str) -> str:
        """The id of the person of that code, with or without an account."""
        return self._id("people", code)

    def _id(self, kind: str, code: str) -> str:
        if (kind, code) not in self.known:
            found = self.reader.read(f"{DIRECTORY}/{kind}", code=code)["items"]
            if not found:
                raise Missing(f"the directory has no {code}")
            self.known[kind, code] = str(found[0]["id"])
        return self.known[kind, code]


def register_of(cast: Cast) -> Register:
    """The directory, as the clerk of the story may read it."""
    return Register(cast.clerk)
