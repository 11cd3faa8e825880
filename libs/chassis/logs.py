"""Logs: JSON lines of an allow-list of keys; what is not listed is dropped, so that no content can slip in."""

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

_ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "service", "error_class", "consumer", "aggregate", "stream_seq", "reason",
        "request_id", "code", "act", "case_type", "detail", "status", "where", "method", "route", "count",
    }
)  # fmt: skip


def _only_allowed(_logger: object, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in line.items() if key in _ALLOWED}


def configure_logs(service: str) -> None:
    """Write structured lines to standard output, each with the service's name."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.JSONRenderer(),
        ]
    )
    structlog.contextvars.bind_contextvars(service=service)
