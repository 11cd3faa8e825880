"""How keys of machines are read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import ConfigDict, Field
from sqlalchemy import ColumnElement

from libs.chassis.door import Door
from libs.chassis.paging import Paged, PageWanted, Sort
from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import ADMINISTRATORS
from libs.kernel.rule import Rule
from services.directory.clients.lifecycle import KeyStatus
from services.directory.reading import Entry, Standing, read_page
from services.directory.tables import CLIENT_KEY


class ClientKeyEntry(Entry):
    """The key of a machine, for the administrators; not the key itself."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"status": "active", "scopes": ["supervision.rankings.write"], "expires_on": "2026-12-31"},
            ]
        }
    )

    status: KeyStatus = Field(description="active, revoked or expired.")
    account_id: UUID = Field(description="The account of the machine.")
    scopes: tuple[str, ...] = Field(description="What it opens: service, resource, read or write.")
    expires_on: date = Field(description="Last day on which it may be used.")


class ClientKeyRead(ClientKeyEntry, Standing):
    """A key as this administrator stands to it."""


class ClientKeyIssued(ClientKeyRead):
    """A key that was issued, with the key itself: told in this answer and never again."""

    key: str | None = Field(None, description="The key, `lyk_…`; null if the request is repeated.")


class ClientKeyPage(Paged[ClientKeyEntry]):
    """A page of keys."""


@dataclass(frozen=True, slots=True)
class KeysWanted:
    """Which keys are asked for; None does not narrow."""

    account_id: UUID | None = None
    status: KeyStatus | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL."""
        found: list[ColumnElement[bool]] = []
        if self.account_id is not None:
            found.append(CLIENT_KEY.c.account_id == self.account_id)
        if self.status is not None:
            found.append(CLIENT_KEY.c.status == str(self.status))
        return found


async def list_client_keys(door: Door, wanted: KeysWanted, page: PageWanted, sort: Sort) -> ClientKeyPage:
    """A page of keys; refuses anyone but an administrator."""
    if not door.actor.is_any(*ADMINISTRATORS):
        raise NotEntitled(cites=Rule("P-36"))
    items, total = await read_page(door, "client_key", ClientKeyEntry, wanted.conditions(), page, sort)
    return ClientKeyPage(items=items, total=total, page=page.page, page_size=page.page_size)
