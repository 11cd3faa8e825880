"""The event catalogue as a page: what each service says, of which fields it consists, and who hears it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from gateway.merging import Document
from gateway.routes import Service

_PAGE: Final = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>安全绳 · 事件目录 Lanyard events</title>
<link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/docs/static/pages.css">
</head>
<body>
<nav><strong>安全绳 Lanyard</strong> <a href="/docs">接口 API</a> <a href="/docs/events">事件目录 Events</a></nav>
<main class="page">
<h1>事件目录 Event catalogue</h1>
<p>事件只含标识、代码和日期，不含姓名和自由文本。
Events carry identities, codes and dates only: no names, no free text.</p>
{sections}
</main>
</body>
</html>
"""
_HEAD: Final = "<tr><th>字段 Field</th><th>类型 Type</th><th>必有 Always</th><th>说明 Meaning</th></tr>"


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event: its type, what it says, its subject, the JSON schema of its payload."""

    name: str
    title: str
    summary: str
    subject: str
    payload: Document


def events_page(documents: Mapping[Service, Document | None]) -> str:
    """The page over all services' AsyncAPI documents; a service whose document is missing is named."""
    hearers = _hearers(documents)
    sections = (_section(service, document, hearers) for service, document in documents.items())
    return _PAGE.replace("{sections}", "\n".join(sections))


def entries(document: Document, action: str = "send") -> Iterator[EventEntry]:
    """The events of a document that the service sends (or, with ``receive``, hears), by type."""
    channels = {
        message: channel.get("address", "")
        for channel in document.get("channels", {}).values()
        for message in channel.get("messages", {})
    }
    messages = document.get("components", {}).get("messages", {})
    for name in sorted(set(_named(document, action)) & set(messages)):
        message = messages[name]
        yield EventEntry(
            name=name,
            title=str(message.get("title", "")),
            summary=str(message.get("summary", "")),
            subject=channels.get(name, ""),
            payload=message.get("payload", {}),
        )


def _named(document: Document, action: str) -> Iterator[str]:
    """The message names of the operations of that action."""
    for operation in document.get("operations", {}).values():
        if operation.get("action") == action:
            for reference in operation.get("messages", ()):
                yield reference["$ref"].rsplit("/", 1)[-1]


def _hearers(documents: Mapping[Service, Document | None]) -> dict[str, list[Service]]:
    """Who hears each event type."""
    heard: dict[str, list[Service]] = {}
    for service, document in documents.items():
        for entry in entries(document or {}, "receive"):
            heard.setdefault(entry.name, []).append(service)
    return heard


def _section(service: Service, document: Document | None, hearers: Mapping[str, list[Service]]) -> str:
    heading = f'<h2 id="{service.name}">{escape(service.title.zh)} {escape(service.title.en)}</h2>'
    if document is None:
        return heading + '<p class="away">该服务暂时不可用。 This service is not available.</p>'
    events = "\n".join(_event(entry, hearers.get(entry.name, ())) for entry in entries(document))
    return heading + (events or "<p>不发布事件。 It says nothing.</p>")


def _event(entry: EventEntry, hearers: Iterable[Service]) -> str:
    names = "、".join(escape(service.title.zh) for service in hearers) or "—"
    rows = "".join(_row(*field) for field in _fields(entry.payload))
    return (
        f'<h3 id="{escape(entry.name)}"><code>{escape(entry.name)}</code></h3>'
        f"<p><strong>{escape(entry.title)}</strong> {escape(entry.summary)}<br>"
        f"主题 Subject <code>{escape(entry.subject)}</code> · 收听者 Heard by {names}</p>"
        f"<table><thead>{_HEAD}</thead><tbody>{rows}</tbody></table>"
    )


def _row(name: str, kind: str, always: bool, meaning: str) -> str:
    return (
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(kind)}</td>"
        f"<td>{'是 yes' if always else '否 no'}</td><td>{escape(meaning)}</td></tr>"
    )


def _fields(payload: Document) -> Iterator[tuple[str, str, bool, str]]:
    """Name, type, whether always there, and meaning of every field of a payload schema."""
    required = set(payload.get("required", ()))
    for name, schema in payload.get("properties", {}).items():
        found = _resolved(schema, payload)
        meaning = schema.get("description") or found.get("description") or ""
        yield name, _kind(schema, payload), name in required, str(meaning)


def _kind(schema: Document, payload: Document) -> str:
    """A JSON schema as a short phrase: ``string (uuid)``, ``a | b``, ``list of …``."""
    found = _resolved(schema, payload)
    if "const" in found:
        return str(found["const"])
    if "enum" in found:
        return " | ".join(str(value) for value in found["enum"])
    if "anyOf" in found:
        return " | ".join(dict.fromkeys(_kind(choice, payload) for choice in found["anyOf"]))
    if found.get("type") == "array":
        return f"list of {_kind(found.get('items', {}), payload)}"
    kind = str(found.get("type", "any"))
    return f"{kind} ({found['format']})" if "format" in found else kind


def _resolved(schema: Document, payload: Document) -> Document:
    """The schema, or the definition it refers to."""
    reference = schema.get("$ref", "")
    if not reference.startswith("#/$defs/"):
        return schema
    found: Any = payload.get("$defs", {}).get(reference.rsplit("/", 1)[-1], {})
    return found if isinstance(found, dict) else {}
