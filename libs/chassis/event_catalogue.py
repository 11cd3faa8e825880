"""The event catalogue: what the service publishes and hears, generated as AsyncAPI 3.0 from the contracts."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from libs.chassis.process import Running, Service
from libs.kernel.events import Event, aggregate_of, service_of


def events_router() -> APIRouter:
    """Route /asyncapi.json."""
    router = APIRouter(tags=["documents"])

    @router.get("/asyncapi.json", summary="事件目录 · The events, as AsyncAPI 3.0", include_in_schema=False)
    async def read_event_catalogue(request: Request) -> JSONResponse:
        """The AsyncAPI document of this service."""
        running: Running = request.app.state.running
        return JSONResponse(asyncapi(running.service))

    return router


def asyncapi(service: Service) -> dict[str, Any]:
    """The AsyncAPI 3.0 document of a service: channels per aggregate, send operations and receive operations.

    An event that is told to nobody is not in it, whether the service declares it or not.
    """
    sent = [contract for contract in service.publishes if contract.told]
    heard = {c for follow in service.follows for c in (*follow.reactions, *follow.contracts)}
    messages = {c.event_type: _message(c) for c in (*sent, *sorted(heard, key=lambda c: c.event_type))}
    channels: dict[str, Any] = {}
    for event_type in messages:
        name = f"{service_of(event_type)}.{aggregate_of(event_type)}"
        channel = channels.setdefault(name, _channel(event_type))
        channel["messages"][event_type] = {"$ref": f"#/components/messages/{event_type}"}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": f"Lanyard {service.title.en} events · 安全绳{service.title.zh}事件",
            "version": "1",
            "description": "CloudEvents 1.0 in JSON over NATS JetStream. Ids, codes and dates only.",
        },
        "channels": channels,
        "operations": {
            **{f"send {c.event_type}": _operation("send", c) for c in sent},
            **{f"receive {c.event_type}": _operation("receive", c) for c in sorted(heard, key=lambda c: c.event_type)},
        },
        "components": {"messages": messages},
    }


def _channel(event_type: str) -> dict[str, Any]:
    return {
        "address": f"evt.{service_of(event_type)}.{{lane}}.{aggregate_of(event_type)}.{{aggregate_id}}",
        "parameters": {
            "lane": {"description": "0 to 15, a stable hash of the aggregate."},
            "aggregate_id": {"description": "UUID of the aggregate; one subject per aggregate keeps its order."},
        },
        "messages": {},
    }


def _message(contract: type[Event]) -> dict[str, Any]:
    return {
        "name": contract.event_type,
        "title": contract.__name__,
        "summary": (contract.__doc__ or "").strip(),
        "contentType": "application/cloudevents+json",
        "payload": contract.model_json_schema(),
    }


def _operation(action: str, contract: type[Event]) -> dict[str, Any]:
    name = f"{service_of(contract.event_type)}.{aggregate_of(contract.event_type)}"
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{name}"},
        "messages": [{"$ref": f"#/channels/{name}/messages/{contract.event_type}"}],
    }
