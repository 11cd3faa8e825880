"""What is mutated, and the fast tests that must notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of the core: its sources and the tests that are asked about it."""

    name: str
    sources: tuple[str, ...]
    tests: tuple[str, ...]


def _tests(*names: str) -> tuple[str, ...]:
    return tuple(f"tests/service/chassis/core/test_{name}.py" for name in names)


PARTS = (
    Part(
        "relay",
        ("libs/chassis/relay.py", "libs/chassis/carrying.py"),
        _tests("relay", "relay_holding", "feed_places", "carrying", "carrying_trouble"),
    ),
    Part(
        "inbox",
        ("libs/chassis/inbox.py", "libs/chassis/listener.py"),
        _tests("inbox", "inbox_tries", "listener", "listener_pulling", "listener_workers"),
    ),
    Part("engine", ("libs/chassis/engine.py",), _tests("engine_acts", "engine_records")),
    Part("idempotency", ("libs/chassis/idempotency.py",), _tests("idempotency")),
)
