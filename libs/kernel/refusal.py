"""The ways the system says no; each is a class whose name is the fact, and cites its rule."""

from enum import StrEnum
from typing import ClassVar

from libs.kernel.finding import Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class Kind(StrEnum):
    """What sort of no it is; the HTTP door maps each kind to one status, once."""

    UNREADABLE = "unreadable"  # 400
    UNKNOWN_CALLER = "unknown_caller"  # 401
    NOT_ENTITLED = "not_entitled"  # 403
    ABSENT = "absent"  # 404: not there, or not yours to know
    NOT_NOW = "not_now"  # 409
    GONE = "gone"  # 410: it was there and was destroyed
    STALE = "stale"  # 412
    UNSATISFIED = "unsatisfied"  # 422
    UNCONDITIONAL = "unconditional"  # 428
    TOO_LARGE = "too_large"  # 413
    TOO_MANY = "too_many"  # 429
    UNAVAILABLE = "unavailable"  # 503


class Refusal(Exception):
    """Raised by an act or the engine; subclasses declare ``code``, ``kind``, ``title`` and ``cites``.

    ``errors`` lists everything that is missing, not the first thing. No text ever holds what the caller typed.
    """

    code: ClassVar[str] = "refused"
    kind: ClassVar[Kind] = Kind.UNSATISFIED
    title: ClassVar[Text] = Text("不予办理", "Refused")
    rule: ClassVar[Rule] = Rule()

    def __init__(
        self,
        detail: Text | None = None,
        *,
        cites: Rule | None = None,
        errors: tuple[Missing, ...] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(self.code)
        self.detail = detail or self.title
        stated = self.rule if cites is None else cites
        self.cites = Rule(*dict.fromkeys((*stated, *(number for error in errors for number in error.cites))))
        self.errors = errors
        self.retry_after = retry_after


class NotNow(Refusal):
    """The lifecycle has no such move from the present status."""

    code = "not_now"
    kind = Kind.NOT_NOW
    title = Text("当前状态不能办理此事项", "This act is not possible in the present status")


class NotEntitled(Refusal):
    """The caller's role, or relation to the case on that date, does not carry this act."""

    code = "not_entitled"
    kind = Kind.NOT_ENTITLED
    title = Text("无权办理此事项", "You are not entitled to this act")


class Absent(Refusal):
    """There is no such case, or it is not the caller's to know; both answers are the same."""

    code = "absent"
    kind = Kind.ABSENT
    title = Text("未找到", "Not found")


class Stale(Refusal):
    """The case has changed since the caller read it."""

    code = "stale_version"
    kind = Kind.STALE
    title = Text("数据已被他人更新，请刷新后重试", "The case has changed since you read it; read it again")


class Unconditional(Refusal):
    """An act on a case must name the version it was decided on (If-Match)."""

    code = "version_required"
    kind = Kind.UNCONDITIONAL
    title = Text("须在 If-Match 请求头中注明所依据的版本", "State the version you act on in the If-Match header")


class KeyReused(Refusal):
    """The same Idempotency-Key came with another request."""

    code = "idempotency_key_reused"
    kind = Kind.UNSATISFIED
    title = Text("同一幂等键已用于另一请求", "This Idempotency-Key was used for another request")


class KeyRequired(Refusal):
    """A creation must carry an Idempotency-Key."""

    code = "idempotency_key_required"
    kind = Kind.UNREADABLE
    title = Text("新建须带 Idempotency-Key 请求头", "A creation needs an Idempotency-Key header")


class Busy(Refusal):
    """Another request holds the same case or key; try again shortly."""

    code = "busy"
    kind = Kind.NOT_NOW
    title = Text("同一事项正在办理，请稍后重试", "The same matter is being handled; try again shortly")


class Incomplete(Refusal):
    """Fields or facts do not satisfy the rules; ``errors`` says all that is missing."""

    code = "incomplete"
    kind = Kind.UNSATISFIED
    title = Text("材料或者事实不符合规定", "Fields or facts do not satisfy the rules")


def require(missing: tuple[Missing, ...], refusal: type[Refusal] = Incomplete) -> None:
    """Refuse with everything that is missing; say nothing when nothing is."""
    if missing:
        raise refusal(errors=missing)
