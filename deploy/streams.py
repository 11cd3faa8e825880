"""Declares streams and consumers on the broker: ``python -m deploy.streams``; run it at each deployment."""

import asyncio
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

from deploy.local.table import SERVICES
from libs.chassis.broker import declare, open_broker
from libs.chassis.hearing import Follow


def follows_of(service: str) -> tuple[Follow, ...]:
    """What a service follows; nothing if it has no reactions."""
    package = f"services.{service}"
    if find_spec(package) is None or find_spec(f"{package}.reactions") is None:
        return ()
    found: tuple[Follow, ...] = import_module(f"{package}.reactions").FOLLOWS
    return found


def hearings() -> Mapping[str, list[tuple[str, str]]]:
    """For each publishing service its consumers, as hearer and aggregate."""
    heard: dict[str, list[tuple[str, str]]] = {service: [] for service in SERVICES}
    for hearer in SERVICES:
        for follow in follows_of(hearer):
            heard[follow.service].append((hearer, follow.aggregate))
    return heard


async def declare_all(nats_url: str, replicas: int = 1) -> Mapping[str, list[tuple[str, str]]]:
    """Declare the stream of every service and every consumer on it; safe to repeat. Answers what was declared.

    ``replicas`` is the number of servers that keep each stream. Raises OSError or nats errors.
    """
    heard = hearings()
    broker = await open_broker(nats_url, "deploy")
    try:
        for service, consumers in heard.items():
            await declare(broker, service, consumers, replicas)
    finally:
        await broker.client.close()
    return heard


def main() -> int:
    """Declare everything on the broker of ``NATS_URL``, with ``LANYARD_STREAM_REPLICAS`` copies (1)."""
    replicas = int(os.environ.get("LANYARD_STREAM_REPLICAS", "1"))
    for service, consumers in asyncio.run(declare_all(os.environ["NATS_URL"], replicas)).items():
        print(f"{service}: {len(consumers)} consumers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
