"""Loads everything the pages tell of: policies, services, contracts and refusals, and names what cannot be loaded."""

import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from libs.chassis.process import Service
from libs.kernel.events import Event
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.policy import PolicyBook

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("filing", "clarification", "accountability", "supervision", "vault", "directory")
_PACKAGES = ("libs", "services", "gateway")
_PASSED_BY = {"migrations", "__pycache__", "assets"}


class Pinned(PolicyBook):
    """The policies as if the newest version of each profile were in force: pages do not change with the day."""

    def in_force(self, name: str, on: date) -> Profile:
        """The newest version of that profile, whatever the day."""
        return max((p for p in self.profiles if p.name == name), key=lambda p: p.effective_from)


@dataclass(frozen=True)
class Loaded:
    """What the pages tell of. ``faults`` says of every module that cannot be imported why not."""

    root: Path
    book: Pinned
    services: Mapping[str, Service]
    contracts: Mapping[str, tuple[type[Event], ...]]
    refusals: tuple[type[Refusal], ...]
    faults: tuple[str, ...]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The newest version of every profile, by name."""
        return tuple(self.book.in_force(name, date.max) for name in sorted({p.name for p in self.book.profiles}))


def load(root: Path = ROOT) -> Loaded:
    """Everything; code is that of the running process, policies and scanned texts are those of ``root``."""
    modules: dict[str, ModuleType] = {}
    faults: list[str] = []
    for name in _names():
        try:
            modules[name] = importlib.import_module(name)
        except Exception as error:  # code that is being written may fail in any way; which module did is told
            faults.append(f"{name}: {type(error).__name__}: {error}")
    mains = {name: modules.get(f"services.{name}.main") for name in SERVICES}
    book = PolicyBook.load(root / "policies")
    return Loaded(
        root,
        Pinned(book.profiles, book.rules, book.documents, book.calendar),
        {name: main.SERVICE for name, main in mains.items() if main is not None},
        {name: tuple(_contracts(modules, name)) for name in SERVICES},
        tuple(sorted(_refusals(Refusal), key=lambda r: (r.__module__, r.__name__))),
        tuple(faults),
    )


def _names() -> Iterator[str]:
    """Every module of what runs in production, by its dotted name."""
    for package in _PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if _PASSED_BY.isdisjoint(parts):
                yield ".".join(parts).removesuffix(".__init__")


def _contracts(modules: Mapping[str, ModuleType], service: str) -> Iterator[type[Event]]:
    """The event types that the modules of a service in libs/contracts declare, in the order of the files."""
    of_service = re.compile(rf"libs\.contracts\.{service}(_\w+)?")
    for name, module in modules.items():
        if of_service.fullmatch(name):
            own = (declared for declared in vars(module).values() if getattr(declared, "__module__", "") == name)
            yield from (c for c in own if isinstance(c, type) and issubclass(c, Event) and "event_type" in vars(c))


def _refusals(refusal: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in refusal.__subclasses__():
        if child.__module__.startswith(tuple(f"{package}." for package in _PACKAGES)):
            yield child
        yield from _refusals(child)
