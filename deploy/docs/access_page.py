"""docs/access.md: who may know and do what, taken from the grounds of every case type and the rows of every door."""

from collections.abc import Iterator
from functools import cache

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from deploy.docs.loading import Loaded
from deploy.docs.markdown import both, code, page, table
from libs.chassis.access.grounds import Access
from libs.chassis.access.rows import Row, To
from libs.chassis.process import Service
from libs.kernel.sensitivity import LABELS
from libs.kernel.text import Text

_INTRO = """本页由程序从各服务的访问定义生成：清单、详情、办理、检索、统计、导出和变更流都按同一定义判定。
Generated from the one definition that decides lists, details, acts, search, statistics, exports and change feed.

* **依据 ground**：角色和当日关系同时成立，才可知悉。无依据与不存在同样回答 404。
  A role and its relation on that day, both. Without a ground a case answers 404, as if it did not exist.
* **部分 section**：依据打开哪些部分，其余字段按无内容回答。
  What a ground opens of a case; the other fields answer as if they were empty.
* **回避 recusal**：被回避人员不再知悉该事项，任何依据都不成立（P-09）。
  Whoever is recused knows the case no more, on whatever ground.
* **三员分立 three administrators**：系统、安全、审计管理员看不到任何案件内容（P-36）。
  System, security and audit administrators see no case content.
* 为什么某人可以或者不可以知悉某案，审计管理员可问 `GET /v1/{resource}/{id}/access?account_id=…`。
  Why somebody may know a case, or not: audit administrators ask that address."""

_TO = {
    To.ANYONE: Text("无需登录", "anyone"),
    To.GATEWAY: Text("仅限网关", "the gateway alone"),
    To.SIGNED_IN: Text("登录用户", "whoever is signed in"),
    To.ROLES: Text("限定角色", "roles"),
    To.GROUNDS: Text("有依据者", "whoever has a ground"),
}


def access_page(loaded: Loaded) -> str:
    """The whole page."""
    classes = table(("级别 class", "含义 meaning"), ((one.name, both(text)) for one, text in LABELS.items()))
    parts = (part for service in loaded.services.values() for part in _service(service))
    return page("谁能知悉、谁能办理 Who may know and do what", _INTRO, "## 数据分级 Data classes", classes, *parts)


def _service(service: Service) -> Iterator[str]:
    yield f"## {service.name} {service.title.zh}"
    for case_type in service.types:
        yield f"### {code(case_type.name)}"
        yield _sections(case_type.access)
        yield _grounds(case_type.access)
    yield f"### {service.name} 的入口 doors"
    yield _doors(service)


def _sections(access: Access) -> str:
    head = ("部分 section", "级别 class", "内容 holds", "字段 fields")
    rows = (
        (code(one.name), one.sensitivity.name, both(one.text), " ".join(map(code, one.fields)) or "其余 all others")
        for one in access.sections
    )
    return table(head, rows)


def _grounds(access: Access) -> str:
    if not access.grounds:
        return "任何人都不能知悉单条记录。 Nobody can know a single record."
    head = ("依据 ground", "说明 what it is", "角色 roles", "打开 opens", "可办理 acts", "规则 rules")
    rows = (
        (
            code(one.code),
            both(one.text),
            " ".join(one.roles) if len(one.roles) < 12 else f"{len(one.roles)} 种 roles",
            " ".join(one.opens),
            "✓" if one.acts else "",
            " ".join(one.rule),
        )
        for one in access.grounds
    )
    return table(head, rows) + ("\n\n回避人员除外（P-09）。 Not the recused." if access.barred is not None else "")


@cache
def _doors(service: Service) -> str:
    app = FastAPI()
    for router in service.routers:
        app.include_router(router, prefix="/v1")
    head = ("入口 door", "对象 for whom", "级别 class", "事项 case types", "办理 acts")
    rows = []
    for context in iter_route_contexts(app.routes):
        row = service.doors.get(context.name or "")
        if row is not None:
            methods = " ".join(sorted(context.methods or ()))
            rows.append((code(f"{methods} {context.path_format}"), *_row(row)))
    return table(head, rows)


def _row(row: Row) -> tuple[str, ...]:
    whom = both(_TO[row.to]) + (f": {' '.join(sorted(row.roles))}" if row.roles else "")
    return (whom, row.sensitivity.name, " ".join(sorted(row.case_types)), " ".join(sorted(row.acts)))
