"""Every problem the system can answer with: code, status, title and rule, in one list."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from libs.kernel.refusal import Absent, Kind, NotEntitled, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text

STATUS_OF_KIND: Final[Mapping[Kind, int]] = {
    Kind.UNREADABLE: HTTPStatus.BAD_REQUEST,
    Kind.UNKNOWN_CALLER: HTTPStatus.UNAUTHORIZED,
    Kind.NOT_ENTITLED: HTTPStatus.FORBIDDEN,
    Kind.ABSENT: HTTPStatus.NOT_FOUND,
    Kind.NOT_NOW: HTTPStatus.CONFLICT,
    Kind.GONE: HTTPStatus.GONE,
    Kind.STALE: HTTPStatus.PRECONDITION_FAILED,
    Kind.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Kind.UNSATISFIED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.UNCONDITIONAL: HTTPStatus.PRECONDITION_REQUIRED,
    Kind.TOO_MANY: HTTPStatus.TOO_MANY_REQUESTS,
    Kind.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}
NO_RULE: Final = Rule()
_OURS = ("libs.", "services.", "gateway.")


@dataclass(frozen=True, slots=True)
class Known:
    """One kind of problem: code (the end of its ``type`` urn), HTTP status, title, rule, and the kind of refusal."""

    code: str
    status: int
    title: Text
    rule: Rule = NO_RULE
    kind: Kind | None = None

    @property
    def urn(self) -> str:
        """The RFC 9457 ``type`` of the problem."""
        return f"urn:lanyard:problem:{self.code}"


class Unreadable(Refusal):
    """The request cannot be read at all."""

    code = "request_unreadable"
    kind = Kind.UNREADABLE
    title = Text("请求无法读取", "The request cannot be read")


class JsonUnreadable(Refusal):
    """The body is not valid JSON."""

    code = "json_unreadable"
    kind = Kind.UNREADABLE
    title = Text("请求内容不是有效的 JSON", "The body is not valid JSON")


class JsonTooIntricate(Refusal):
    """The JSON body is nested too deeply or has too many members."""

    code = "json_too_intricate"
    kind = Kind.UNREADABLE
    title = Text("请求内容嵌套过深或者项目过多", "The body is nested too deeply or has too many members")


class JsonMemberRepeated(Refusal):
    """An object of the JSON body names a member twice."""

    code = "json_member_repeated"
    kind = Kind.UNREADABLE
    title = Text("请求内容中有重复的项目名", "The body names a member twice")


class NullCharacter(Refusal):
    """The request holds a NUL character, which no field can store."""

    code = "null_character"
    kind = Kind.UNREADABLE
    title = Text("请求中含有空字符（NUL）", "The request holds a NUL character")


class UnknownParameter(Refusal):
    """The query has a parameter that this address does not take, or takes once; a misspelt filter must not pass."""

    code = "unknown_parameter"
    kind = Kind.UNREADABLE
    title = Text("查询参数不正确", "A query parameter is not one of this address")


class HeaderUnreadable(Refusal):
    """A request header does not have the form this interface asks for."""

    code = "header_unreadable"
    kind = Kind.UNREADABLE
    title = Text("请求头的格式不正确", "A request header is not written as it should be")


class CursorInvalid(Refusal):
    """The cursor was not made here, was altered, or belongs to another list or filter."""

    code = "cursor_invalid"
    kind = Kind.UNREADABLE
    title = Text("翻页标记无效，请从头读取", "The cursor is not valid; read from the beginning")


class BodyTooLarge(Refusal):
    """The body is larger than this address takes."""

    code = "body_too_large"
    kind = Kind.TOO_LARGE
    title = Text("请求内容过大", "The body is too large")


class Unavailable(Refusal):
    """The service cannot answer for the moment."""

    code = "unavailable"
    kind = Kind.UNAVAILABLE
    title = Text("服务暂时不可用，请稍后重试", "The service is not available; try again shortly")


class TooMany(Refusal):
    """The caller asks more often than its quota allows."""

    code = "too_many_requests"
    kind = Kind.TOO_MANY
    title = Text("请求过于频繁，请稍后重试", "Too many requests; try again shortly")


FIELDS_INVALID: Final = Known(
    "fields_invalid", 422, Text("填写的内容不符合要求", "Fields do not meet the requirements")
)
INTERNAL: Final = Known(
    "internal_error", 500, Text("系统内部错误，请凭编号联系管理员", "An internal error; report the number given here")
)
_CALLER_UNKNOWN: Final = Known("caller_unknown", 401, Text("请先登录", "Sign in first"))
_DOOR: Final = (
    FIELDS_INVALID,
    INTERNAL,
    _CALLER_UNKNOWN,
    Known("method_not_allowed", 405, Text("此地址不支持该请求方法", "This address does not take that method")),
    Known("not_acceptable", 406, Text("不能以所要求的格式回答", "The answer cannot be given in the format asked for")),
    Known("request_timeout", 408, Text("请求超时", "The request took too long to arrive")),
    Known("length_required", 411, Text("须注明内容长度", "State the length of the body")),
    Known("address_too_long", 414, Text("地址过长", "The address is too long")),
    Known("media_type_unsupported", 415, Text("不接受这种格式的内容", "This address does not take that format")),
    Known("range_unsatisfiable", 416, Text("所要求的范围不存在", "The range asked for does not exist")),
    Known("headers_too_large", 431, Text("请求头过大", "The headers are too large")),
    Known("not_implemented", 501, Text("尚未提供此功能", "This is not offered yet")),
    Known("upstream_failed", 502, Text("所依赖的服务回答异常", "A service behind this one gave no usable answer")),
    Known("upstream_slow", 504, Text("所依赖的服务未及时回答", "A service behind this one did not answer in time")),
)


def known(refusal: type[Refusal]) -> Known:
    """The catalogue entry of a refusal class."""
    return Known(refusal.code, int(STATUS_OF_KIND[refusal.kind]), refusal.title, refusal.rule, refusal.kind)


_BY_STATUS: Final[Mapping[int, Known]] = {
    **{entry.status: entry for entry in _DOOR},
    **{
        known(refusal).status: known(refusal)
        for refusal in (Unreadable, NotEntitled, Absent, BodyTooLarge, TooMany, Unavailable)
    },
}


def known_status(status: int) -> Known:
    """The problem a bare HTTP status stands for; an unlisted 4xx counts as unreadable, an unlisted 5xx as internal."""
    entry = _BY_STATUS.get(status)
    if entry is not None:
        return entry
    kin = _BY_STATUS[HTTPStatus.BAD_REQUEST] if status < HTTPStatus.INTERNAL_SERVER_ERROR else INTERNAL
    return Known(kin.code, status, kin.title)


def catalogue(modules: tuple[str, ...] = _OURS) -> tuple[Known, ...]:
    """Every problem of the loaded process, by code: the refusals of those modules and the problems of the door."""
    entries = {entry.code: entry for entry in _DOOR}
    entries.update({refusal.code: known(refusal) for refusal in _refusals(modules)})
    return tuple(entries[code] for code in sorted(entries))


def twins(modules: tuple[str, ...] = _OURS) -> tuple[str, ...]:
    """Codes that two problems share (also a subclass that declares none of its own); empty when all is well."""
    uses = Counter([*(entry.code for entry in _DOOR), *(refusal.code for refusal in _refusals(modules))])
    return tuple(sorted(code for code, times in uses.items() if times > 1))


def _refusals(modules: tuple[str, ...]) -> Iterator[type[Refusal]]:
    """The refusal classes of those modules, each once."""
    waiting: list[type[Refusal]] = [Refusal]
    seen: set[type[Refusal]] = set()
    while waiting:
        refusal = waiting.pop()
        if refusal in seen:
            continue
        seen.add(refusal)
        waiting.extend(refusal.__subclasses__())
        if refusal.__module__.startswith(modules) and not _is_kind_of_refusal(refusal):
            yield refusal


def _is_kind_of_refusal(refusal: type[Refusal]) -> bool:
    """Whether the class only groups refusals: it has subclasses and says nothing of its own."""
    return "code" not in vars(refusal) and bool(refusal.__subclasses__())
