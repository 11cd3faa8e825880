"""The named reference of the cost of access: the filing service with policy and audit taken out. It never leaves here.

``python -m deploy.bench.unguarded --port N --role web``
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import true

from libs.chassis import door, effects, saving
from libs.chassis.access.grounds import Access, Ground
from libs.chassis.looking import Look
from libs.chassis.program import run
from libs.chassis.tables import HISTORY, OUTBOX
from libs.kernel.roles import ADMINISTRATORS, Role
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.case_type import FILING
from services.filing.main import SERVICE


def take_out() -> None:
    """Everyone has a ground to everything, and neither act nor look leaves an audit row."""
    working = tuple(role for role in Role if role not in ADMINISTRATORS)
    opens = tuple(section.name for section in FILING.access.sections)
    everyone = Ground("everyone", Text("任何人", "Anyone"), Rule("P-36"), working, true(), opens=opens, acts=True)
    object.__setattr__(FILING, "access", Access(sections=FILING.access.sections, grounds=(everyone,)))
    saved = {"history": saving._trace(HISTORY, "history"), "outbox": saving._trace(OUTBOX, "outbox")}
    bare = ((saving, "_TRACES", saved), (effects, "audit_row", _no_row), (effects, "marked", _no_row))
    for module, name, instead in (*bare, (door, "looking", _unrecorded)):
        setattr(module, name, instead)


def _no_row(*_: Any, **__: Any) -> dict[str, Any]:
    return {}


@asynccontextmanager
async def _unrecorded(database: Any, *_: Any, **__: Any) -> AsyncIterator[Look]:
    async with database.connect() as connection:
        yield Look(connection)


if __name__ == "__main__":
    take_out()
    run(SERVICE)
