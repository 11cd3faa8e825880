"""How much one caller and one network address may ask of the gateway; memory of this process, gone with it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from starlette.types import Scope

from gateway.routes import is_expensive
from gateway.settings import Settings
from gateway.throttle import Rate, Throttle
from libs.chassis.problem_catalogue import TooMany

_PROBES: Final = frozenset({"/livez", "/readyz"})
_DEAR_TO_ALL: Final = frozenset({"/api/health"})
"""Asks every service and needs no login, so its small quota is that of the address."""


class Quotas:
    """Counts requests per address, per caller, and what is dear per caller; bounds each caller's calls under way."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        of_address = Rate(settings.gateway_address_per_second, settings.gateway_address_burst)
        of_caller = Rate(settings.gateway_caller_per_second, settings.gateway_caller_burst)
        of_dear = Rate(settings.gateway_expensive_per_second, settings.gateway_expensive_burst)
        self._addresses = Throttle(of_address, TooMany, clock)
        self._callers = Throttle(of_caller, TooMany, clock)
        self._dear = Throttle(of_dear, TooMany, clock)
        self._in_flight = settings.gateway_caller_in_flight
        self._under_way: dict[str, int] = {}

    def admit_address(self, address: str, path: str) -> None:
        """Count one request of that address, whoever makes it; raises TooMany. Probes of this process are free."""
        if path in _PROBES:
            return
        self._addresses.admit(address)
        if path in _DEAR_TO_ALL:
            self._dear.admit(f"address {address}")

    def admit_caller(self, caller: str, scope: Scope) -> None:
        """Count one request of that caller; raises TooMany."""
        self._callers.admit(caller)
        if is_expensive(scope["path"], scope["query_string"]):
            self._dear.admit(caller)

    @contextmanager
    def place(self, caller: str) -> Iterator[None]:
        """A place among the calls that caller has under way; raises TooMany when all are taken."""
        taken = self._under_way.get(caller, 0)
        if taken >= self._in_flight:
            raise TooMany(retry_after=1)
        self._under_way[caller] = taken + 1
        try:
            yield
        finally:
            left = self._under_way[caller] - 1
            if left:
                self._under_way[caller] = left
            else:
                del self._under_way[caller]
