"""Callers who go on asking while something underneath is taken away, and what they are told meanwhile."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Any
from uuid import uuid4

import httpx

from tests.support.answers import faults_of_refusal

_PATIENCE = 25.0
UNANSWERED = 0
"""In place of a status: the connection broke, or nothing came in time."""


@dataclass(frozen=True)
class Errand:
    """Something to ask for, again and again; ``done`` are statuses that mean it was served."""

    name: str
    method: str
    path: str
    body: Any = None
    files: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[int] = frozenset({200, 201})


@dataclass(frozen=True)
class Heard:
    """What one errand was told, and everything that was wrong with the telling."""

    number: int
    errand: str
    status: int
    faults: tuple[str, ...] = ()


@dataclass
class Traffic:
    """Errands at one address, asked by a few threads in turn. ``also`` are statuses that are right for the moment."""

    address: str
    errands: Sequence[Errand]
    sign: Callable[[str], Mapping[str, str]]
    codes: Mapping[str, int] | None = None
    also: frozenset[int] = frozenset()
    heard: list[Heard] = field(default_factory=list)
    told: Mapping[int, int] = field(default_factory=dict)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _numbers: Iterator[int] = field(default_factory=count)

    @contextmanager
    def going_on(self, callers: int = 4) -> Iterator[None]:
        """So many callers at work."""
        threads = [threading.Thread(target=self._ask_on, args=(number,)) for number in range(callers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stopped.set()
            for thread in threads:
                thread.join()
            self._stopped.clear()

    @contextmanager
    def in_trouble(self, also: frozenset[int] = frozenset(), spared: Sequence[str] = ()) -> Iterator[None]:
        """Something is broken inside, and whole again at the end: all is told as it must be, then all is served.

        Every errand but the spared ones must have been told 503 meanwhile. ``told`` has the answers by status.
        """
        with self.going_on(len(self.errands)):
            self.settle(within=20)
            since, self.also = len(self.heard), also
            yield
            wanted = {errand.name for errand in self.errands} - set(spared)
            self._wait_until_refused(wanted, since)
            self.told = self.counted(since)
            self.settle()
            self.also = frozenset()
        assert self.faults(since) == {}, self.told
        assert self.refused(since) >= wanted, self.told

    def _wait_until_refused(self, wanted: set[str], since: int) -> None:
        """A caller may still wait for the answer to what it asked while all was broken."""
        deadline = time.monotonic() + 15
        while not self.refused(since) >= wanted and time.monotonic() < deadline:
            time.sleep(0.05)

    def settle(self, within: float = 60.0) -> None:
        """Wait until every errand has been served since now. Raises AssertionError with those that were not."""
        since, deadline = len(self.heard), time.monotonic() + within
        while missing := {errand.name for errand in self.errands} - self.served(since):
            assert time.monotonic() < deadline, f"not served: {missing} {self.counted(since)}"
            time.sleep(0.05)

    def served(self, since: int = 0) -> set[str]:
        """Errands that were served from that point on."""
        done = {errand.name: errand.done for errand in self.errands}
        return {one.errand for one in self.heard[since:] if one.status in done[one.errand]}

    def refused(self, since: int = 0) -> set[str]:
        """Errands that were told 503 from that point on."""
        return {one.errand for one in self.heard[since:] if one.status == 503}

    def counted(self, since: int = 0) -> Mapping[int, int]:
        """Answers by status."""
        return dict(Counter(one.status for one in self.heard[since:]))

    def faults(self, since: int = 0) -> dict[str, int]:
        """What was wrong, and how often: broken problems, and whatever is neither served nor a 503."""
        counted = Counter(
            f"{one.errand} {one.status}: {fault}" for one in self.heard[since:] for fault in one.faults
        )  # fmt: skip
        return dict(counted)

    def _ask_on(self, first: int) -> None:
        errands = cycle([*self.errands[first:], *self.errands[:first]])
        with httpx.Client(base_url=self.address, timeout=_PATIENCE, trust_env=False) as http:
            while not self._stopped.is_set():
                self._ask(http, next(errands))
                time.sleep(0.03)

    def _ask(self, http: httpx.Client, errand: Errand) -> None:
        headers = {"Idempotency-Key": str(uuid4()), **errand.headers, **self.sign(errand.method)}
        sent: dict[str, Any] = {"json": errand.body} if errand.files is None else {"files": errand.files}
        if errand.files is not None:
            sent["data"] = errand.body
        try:
            answer = http.request(errand.method, errand.path, headers=headers, **sent)
        except httpx.HTTPError as broken:
            self._note(errand, UNANSWERED, (type(broken).__name__,))
            return
        faults = list(faults_of_refusal(answer, self.codes))
        if answer.status_code not in errand.done | self.also | {503}:
            faults.append(f"told otherwise: {_code(answer)}")
        if int(answer.headers.get("retry-after", "1")) < 1:
            faults.append("retry-after is no time")
        self._note(errand, answer.status_code, tuple(faults))

    def _note(self, errand: Errand, status: int, faults: tuple[str, ...]) -> None:
        self.heard.append(Heard(next(self._numbers), errand.name, status, faults))


def _code(answer: httpx.Response) -> str:
    told = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    return str(told.get("code", "")) if isinstance(told, dict) else ""


def figures(name: str, told: Mapping[str, Mapping[int, int]]) -> Mapping[str, int]:
    """Over all troubles: how many there were, and what was asked and told in them."""
    counted = sum((Counter(one) for one in told.values()), Counter[int]())
    return {
        f"{name}_ways": len(told),
        f"{name}_requests": counted.total(),
        f"{name}_503": counted[503],
        f"{name}_unanswered": counted[UNANSWERED],
    }
