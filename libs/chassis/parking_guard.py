"""Parked events in the hands of an operator: whoever lists, retries or gives up is on record first, and is named."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.callers import FindActor
from libs.chassis.looking import Look
from libs.chassis.parking import NothingParked, ParkingDesk, TwoPersonsNeeded
from libs.kernel.actor import Actor
from libs.kernel.refusal import Absent, Kind, Refusal
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.text import Text

OPERATORS: Final = (Role.SYS_ADMIN,)
"""Who may handle parked events: ids, codes and causes, never what an event says."""
OPERATING: Final = Rule("P-36")
KIND: Final = "parked_event"
"""Kind of object in the audit trail."""
MOST: Final = 200
"""Events that one list shows; the others are counted."""


class SecondPersonNeeded(Refusal):
    """Whoever proposed to give an event up does not confirm it; somebody else must have proposed it before."""

    code = "second_person_needed"
    kind = Kind.NOT_NOW
    title = Text(
        "放弃一条搁置的事件须由一人提出并说明理由、另一人确认",
        "To give up a parked event, one person proposes it with a reason and another confirms it",
    )
    rule = OPERATING


@dataclass(frozen=True)
class Waiting:
    """What waits: the first events in the order of cases and versions, how many in all, and how many of each cause."""

    rows: list[dict[str, Any]]
    total: int
    causes: Mapping[str, int]


@dataclass(frozen=True)
class GuardedDesk:
    """The desk as one operator uses it. ``look`` opens an audited look (kind, verb, object): what is done inside is
    done only with its record. ``find_actor`` says whose an account is."""

    desk: ParkingDesk
    look: Callable[[str, str, UUID | None], AbstractAsyncContextManager[Look]]
    operator: Actor
    find_actor: FindActor

    async def waiting(self, cause: str | None = None) -> Waiting:
        """What is parked and held, or that of one cause; the record names the cases that are shown."""
        async with self.look(KIND, "list", None) as look:
            rows = await self.desk.waiting(cause)
            look.saw(*(row["aggregate_id"] for row in rows[:MOST]))
        causes = Counter(str(row["fingerprint"]) for row in rows)
        return Waiting(rows[:MOST], len(rows), dict(causes.most_common()))

    async def retry(self, cause: str | None = None, aggregate_id: UUID | None = None) -> int:
        """Try again, each case in the order of its versions; how many events were applied. The record, which is
        written before the first try, names the cases."""
        async with self.look(KIND, "retry", None) as look:
            look.outcome = "retried"
            places = await self.desk.places(cause, aggregate_id)
            look.saw(*(case_id for _, _, case_id in places))
        return sum([await self.desk.retry(*place) for place in places])

    async def propose(self, consumer: str, event_id: UUID, reason: str) -> None:
        """Propose to give a parked event up, for a reason. Refuses with Absent if no such event is parked."""
        async with self.look(KIND, "propose_discard", event_id) as look:
            look.outcome = "proposed"
            if not await self.desk.propose(look.connection, consumer, event_id, str(self.operator.account_id), reason):
                raise Absent

    async def confirm(self, consumer: str, event_id: UUID) -> None:
        """Give it up, as the second person. Refuses with Absent or SecondPersonNeeded."""
        async with self.look(KIND, "confirm_discard", event_id) as look:
            look.outcome = "discarded"
            try:
                proposer = await self.desk.proposer(look.connection, consumer, event_id)
                if not await self._is_other(look.connection, proposer):
                    raise TwoPersonsNeeded
                await self.desk.confirm(look.connection, consumer, event_id, str(self.operator.account_id))
            except NothingParked:
                raise Absent from None
            except TwoPersonsNeeded:
                raise SecondPersonNeeded from None

    async def _is_other(self, connection: AsyncConnection, account: str | None) -> bool:
        """Whether that account is in use and another person's; one person may have several."""
        found = None if account is None else await self.find_actor(connection, UUID(account))
        return found is not None and found.person_id != self.operator.person_id
