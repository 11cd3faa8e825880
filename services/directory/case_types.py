"""The five case types of the directory."""

from services.directory.accounts.store import ACCOUNTS
from services.directory.clients.store import CLIENT_KEYS
from services.directory.organs.store import ORGANS
from services.directory.people.store import PEOPLE
from services.directory.relations.store import RELATIONS

TYPES = (ORGANS, PEOPLE, RELATIONS, ACCOUNTS, CLIENT_KEYS)
