"""docs/events.md: what every service says, who hears it, and what changes there."""

from collections.abc import Iterator

from deploy.docs.effects import effects
from deploy.docs.loading import SERVICES, Loaded
from deploy.docs.markdown import code, codes, first_sentence, page, table
from deploy.docs.service_page import hears
from libs.kernel.events import Event, aggregate_of, service_of

_INTRO = """事件只含标识、代码和日期，不含姓名、自由文本和暂缓理由；同一事项的事件按版本先后送达，重复送达只生效一次。
Events carry ids, codes and dates: no names, no free text, no reasons in words. The events of one case arrive in the
order of its versions, and one that arrives twice takes effect once.

信封为 CloudEvents 1.0，另有 `aggregateversion`、`correlationid`、`causationid`；主题为
`evt.<service>.<lane>.<aggregate>.<aggregate_id>`。契约见 `libs/contracts/`，快照见 `tests/contract/events/`，
运行中的目录见网关 `/docs/events`。
The envelope is CloudEvents 1.0 with `aggregateversion`, `correlationid` and `causationid`; the subject is
`evt.<service>.<lane>.<aggregate>.<aggregate_id>`. Contracts are in `libs/contracts/`, their snapshots in
`tests/contract/events/`, the catalogue of a running system at the gateway's `/docs/events`."""
_REPLICA = """机构、人员、关系和账户的事件由其他各服务写入本地副本，用于按办理当日的关系核对权限。
The events of organs, persons, relations and accounts are kept as a replica by every other service, so that rights are
checked against the relations of the day of the act."""


def event_page(loaded: Loaded) -> str:
    """The whole page."""
    sections = [part for name in SERVICES for part in _section(loaded, name)]
    return page(
        "事件 Events",
        _INTRO,
        "## 传导 Propagation",
        "一个服务的事件使另一个服务做什么。 What an event of one service makes another one do.",
        table(("事件 event", "收听者 hearer", "作用 effect"), _propagation(loaded)) or "无 none",
        _REPLICA,
        *sections,
    )


def _propagation(loaded: Loaded) -> list[tuple[str, str, str]]:
    """Reactions to events of other services; the directory's replica is told of in a sentence instead."""
    rows = [
        (event, name, what)
        for name, service in loaded.services.items()
        for follow in service.follows
        for event, what in effects(follow)
        if service_of(event) != "directory"
    ]
    order = {event: place for place, event in enumerate(_all_types(loaded))}
    rows.sort(key=lambda row: (order.get(row[0], len(order)), row[1]))
    return [(code(event), code(name), what) for event, name, what in rows]


def _all_types(loaded: Loaded) -> Iterator[str]:
    return (contract.event_type for contracts in loaded.contracts.values() for contract in contracts)


def _section(loaded: Loaded, name: str) -> Iterator[str]:
    contracts = loaded.contracts[name]
    yield f"## {name}"
    for aggregate in dict.fromkeys(aggregate_of(contract.event_type) for contract in contracts):
        yield f"### {name}.{aggregate}"
        of_it = [contract for contract in contracts if aggregate_of(contract.event_type) == aggregate]
        shared = _shared(of_it)
        if shared and len(of_it) > 1:
            yield f"各事件共有的字段 Fields of all of them: {codes(shared)}"
        yield table(
            ("事件 event", "含义 what it says", "其余字段 further fields", "收听者 heard by"),
            (_row(loaded, contract, shared if len(of_it) > 1 else []) for contract in of_it),
        )


def _shared(contracts: list[type[Event]]) -> list[str]:
    """The fields that all of these events have."""
    return [name for name in contracts[0].model_fields if all(name in c.model_fields for c in contracts)]


def _row(loaded: Loaded, contract: type[Event], shared: list[str]) -> tuple[str, ...]:
    own = [name for name in contract.model_fields if name not in shared]
    hearers = [name for name, service in loaded.services.items() if hears(service, contract)]
    return (code(contract.event_type), first_sentence(contract), codes(own) or "—", codes(hearers) or "—")
