"""Refusals of supervision lists (S-14)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_RULE = Rule("S-14")


class NoOffice(NamedRefusal):
    """Whoever drafts it belongs to no office."""

    code = "supervision_list_no_office"
    kind = Kind.NOT_ENTITLED
    title = Text("须由监督检查室或者党风部门起草", "A list is drafted by a supervision or conduct office")
    rule = _RULE


class KindUnknown(NamedRefusal):
    """It is neither political nor daily supervision."""

    code = "supervision_list_kind_unknown"
    title = Text("清单分政治监督和日常监督两种", "There are lists of political and of daily supervision")
    rule = _RULE


class HeadMissing(NamedRefusal):
    """Title or basis is not stated."""

    code = "supervision_list_no_title"
    title = Text("须写明清单名称和依据", "Title and basis are stated")
    rule = _RULE


class NoItems(NamedRefusal):
    """There is no item."""

    code = "supervision_list_no_items"
    title = Text("清单至少列一项", "A list has at least one item")
    rule = _RULE


class ItemTwice(NamedRefusal):
    """A code stands for two items."""

    code = "supervision_list_item_twice"
    title = Text("清单项目编码不得重复", "Each item has a code of its own")
    rule = _RULE


class NoRequirement(NamedRefusal):
    """An item does not say what is required."""

    code = "supervision_list_no_requirement"
    title = Text("每一项须有具体要求", "Each item says what is required")
    rule = _RULE


class NoStandard(NamedRefusal):
    """An item does not say by which standard it is judged."""

    code = "supervision_list_no_standard"
    title = Text("每一项须有具体标准", "Each item says by which standard it is judged")
    rule = _RULE


class OwnHand(NamedRefusal):
    """Whoever drafted it would put it in force."""

    code = "supervision_list_own_hand"
    kind = Kind.NOT_ENTITLED
    title = Text("起草人不得自行批准施行", "Whoever drafted it does not put it in force")
    rule = _RULE


class RetiredUnreasoned(NamedRefusal):
    """No reasons are stated."""

    code = "supervision_list_no_reasons"
    title = Text("须写明停用理由", "Reasons are stated")
    rule = _RULE
