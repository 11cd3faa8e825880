"""How keys of machines are kept, and the facts their acts need."""

from collections.abc import Mapping

from sqlalchemy import select

from libs.chassis.cases import Act, CaseType, Desk
from libs.kernel.actor import Occasion
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.clients import client_key as acts
from services.directory.clients.client_key import ClientKey, KeyFacts
from services.directory.clients.commands import ExpireKey, IssueKey, RevokeKey
from services.directory.clients.lifecycle import LIFECYCLE
from services.directory.permissions import open_to_administrators
from services.directory.tables import ACCOUNT, CLIENT_KEY


def columns(key: ClientKey) -> Mapping[str, object]:
    """The projected columns of a key."""
    return {"account_id": key.account_id, "scopes": list(key.scopes), "expires_on": key.expires_on}


async def issue_facts(desk: Desk, _case: None, command: IssueKey, _occasion: Occasion) -> KeyFacts:
    """Whether the account is a machine's and may be used, which holds until the end of the transaction."""
    usable = (ACCOUNT.c.id == command.account_id, ACCOUNT.c.machine, ACCOUNT.c.status == AccountStatus.ACTIVE)
    found = await desk.connection.execute(select(ACCOUNT.c.id).where(*usable).with_for_update(read=True))
    return KeyFacts(usable_machine=found.first() is not None)


CLIENT_KEYS = CaseType(
    name="client_key",
    resource="client-keys",
    table=CLIENT_KEY,
    case_class=ClientKey,
    columns=columns,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("issue", IssueKey, acts.issue, issue_facts, opens=True),
        Act("revoke", RevokeKey, acts.revoke),
        Act("expire", ExpireKey, acts.expire),
    ),
    access=open_to_administrators(),
)
