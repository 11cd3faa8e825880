"""The file that describes a city: organs, people with posts and accounts, relations; everything by code."""

from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from libs.contracts.directory import Level, OrganKind, Post, RelationKind
from libs.kernel.roles import Role
from services.directory.organs.commands import Code

SINCE = date(2024, 1, 1)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class OrganRow(_Row):
    """An organ; parents stand before what belongs to them."""

    code: Code
    kind: OrganKind
    level: Level
    parent: Code | None = None
    zh: str
    en: str


class PostRow(_Row):
    """A post; ``since`` is the first day, ``until`` the first day after it."""

    organ: Code
    post: Post
    since: date = SINCE
    until: date | None = None


class AccountRow(_Row):
    """The account of a person; its name is the person's code."""

    organ: Code
    office: Code | None = None
    roles: tuple[Role, ...]


class PersonRow(_Row):
    """A person."""

    code: Code
    name: str
    posts: tuple[PostRow, ...] = ()
    account: AccountRow | None = None


class RelationRow(_Row):
    """One relation to each of several targets."""

    kind: RelationKind
    holder: Code
    targets: Annotated[tuple[Code, ...], Field(min_length=1)]
    since: date = SINCE
    until: date | None = None


class City(_Row):
    """The whole file. ``password`` is given to every account that has none yet; without it, none is given.

    ``password_lasts`` false: everyone must change it at the first sign-in.
    """

    password: SecretStr | None = None
    password_lasts: bool = False
    organs: tuple[OrganRow, ...]
    people: tuple[PersonRow, ...]
    relations: tuple[RelationRow, ...]


def read_city(path: Path) -> City:
    """The city of that file. Raises OSError, yaml.YAMLError or pydantic's ValidationError."""
    return City.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
