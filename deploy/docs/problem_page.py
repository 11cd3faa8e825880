"""docs/problems.md: every problem the system can answer with."""

from deploy.docs.markdown import both, code, page, table
from libs.chassis.problem_catalogue import Known, catalogue

_INTRO = """各服务和网关的错误一律以 RFC 9457 `application/problem+json` 回答：`type` 为 `urn:lanyard:problem:<code>`，
`cites` 为所依据的规则，`errors` 一次列出全部缺项（`pointer`、`code`、`detail`、`cites`），不回显所填内容。
默认中文，`Accept-Language: en` 得英文。
Services and gateway answer errors as RFC 9457 `application/problem+json`: `type` is `urn:lanyard:problem:<code>`,
`cites` are the rules it stands on, `errors` lists everything that is missing at once (`pointer`, `code`, `detail`,
`cites`), and nothing that was typed is repeated. Chinese by default, English with `Accept-Language: en`."""


def problem_page() -> str:
    """The whole page, by HTTP status and code."""
    known = sorted(catalogue(), key=lambda entry: (entry.status, entry.code))
    head = ("状态 status", "代码 code", "含义 meaning", "依据 rules")
    return page("错误代码 Problems", _INTRO, table(head, (_row(entry) for entry in known)))


def _row(entry: Known) -> tuple[str, ...]:
    return (str(entry.status), code(entry.code), both(entry.title), " ".join(entry.rule) or "—")
