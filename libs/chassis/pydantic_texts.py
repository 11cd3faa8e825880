"""What a field error says to the person who filled the form, in both languages, by the error types of pydantic.

The placeholders stand for limits and codes of our own schema, never for what was typed and never for the message of
an exception; tests prove that every type pydantic knows has its row here and that each row can be filled.
"""

from collections.abc import Mapping
from typing import Final

from libs.kernel.days import OUT_OF_RANGE
from libs.kernel.text import Text

_WRONG_FORM = Text("内容的类型不正确", "The content is of the wrong type")
_NOT_SUPPORTED = Text("系统不接受这种内容", "The system does not take content of this kind")
_MISSING = Text("此项必填", "This field is required")
_NOT_ASKED = Text("不接受此项内容", "This field is not asked for")
_OBJECT = Text("应为对象（成对的名称和值）", "An object (names with values) is expected")
_ARRAY = Text("应为列表", "A list is expected")
_NESTED = Text("内容自身循环引用或者嵌套过深", "The content refers to itself or is nested too deeply")
_FIXED = Text("此项不可更改", "This field cannot be changed")
_NUMBER = Text("应为数字", "A number is expected")
_WHOLE = Text("应为整数", "A whole number is expected")
_DATE = Text("应为日期，格式为 YYYY-MM-DD", "A date is expected, written YYYY-MM-DD")
_TIME = Text("应为时刻，格式为 HH:MM:SS", "A time of day is expected, written HH:MM:SS")
_INSTANT = Text(
    "应为日期和时刻，格式为 YYYY-MM-DDTHH:MM:SS+08:00",
    "A date and time is expected, written YYYY-MM-DDTHH:MM:SS+08:00",
)
_PAST = Text("应早于现在", "This must lie in the past")
_FUTURE = Text("应晚于现在", "This must lie in the future")
_DURATION = Text("应为时长，例如 P3D 表示三天", "A duration is expected, for example P3D for three days")
_ONE_OF = Text("只能填写下列之一：{expected}", "Choose one of: {expected}")
_ADDRESS = Text("应为完整的网络地址", "A complete network address is expected")
_IDENTIFIER = Text("应为编号（UUID）", "An identifier (UUID) is expected")
_RULE_BROKEN = Text("内容不符合填写要求", "The content does not meet the requirements of this field")
_COMPLEX = Text("应为复数", "A complex number is expected")

PYDANTIC_TEXTS: Final[Mapping[str, Text]] = {
    # the shape of the whole
    "no_such_attribute": _NOT_ASKED,
    "json_invalid": Text("此项不是有效的 JSON 文本", "This field is not valid JSON text"),
    "json_type": Text("此项应为 JSON 文本", "JSON text is expected here"),
    "needs_python_object": _NOT_SUPPORTED,
    "recursion_loop": _NESTED,
    "recursion_depth_exceeded": _NESTED,
    "missing": _MISSING,
    "frozen_field": _FIXED,
    "frozen_instance": _FIXED,
    "extra_forbidden": _NOT_ASKED,
    "invalid_key": Text("名称应为文字", "A name must be text"),
    "get_attribute_error": _WRONG_FORM,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "dataclass_type": _OBJECT,
    "dataclass_exact_type": _OBJECT,
    "named_tuple_type": Text("应为列表或者对象", "A list or an object is expected"),
    "default_factory_not_called": Text("须先改正其他各项", "Correct the other fields first"),
    "none_required": Text("此项应为空（null）", "This field must be null"),
    # limits
    "greater_than": Text("应大于 {gt}", "This must be greater than {gt}"),
    "greater_than_equal": Text("不得小于 {ge}", "This must not be less than {ge}"),
    "less_than": Text("应小于 {lt}", "This must be less than {lt}"),
    "less_than_equal": Text("不得大于 {le}", "This must not be greater than {le}"),
    "multiple_of": Text("应为 {multiple_of} 的整数倍", "This must be a multiple of {multiple_of}"),
    "finite_number": Text("应为有限的数", "A finite number is expected"),
    "too_short": Text("至少须有 {min_length} 项", "At least {min_length} entries are needed"),
    "too_long": Text("最多 {max_length} 项", "At most {max_length} entries are allowed"),
    # lists
    "iterable_type": _ARRAY,
    "iteration_error": _ARRAY,
    # text
    "string_type": Text("应为文字", "Text is expected"),
    "string_unicode": Text("文字编码无法识别", "The encoding of the text cannot be read"),
    "string_too_short": Text("至少须有 {min_length} 个字符", "At least {min_length} characters are needed"),
    "string_too_long": Text("最多 {max_length} 个字符", "At most {max_length} characters are allowed"),
    "string_pattern_mismatch": Text("应符合格式 {pattern}", "This must follow the pattern {pattern}"),
    "string_not_ascii": Text("只能使用半角英文字母、数字和符号", "Only ASCII letters, digits and signs are allowed"),
    "enum": _ONE_OF,
    # collections
    "dict_type": _OBJECT,
    "frozen_dict_type": _OBJECT,
    "ordered_dict_type": _OBJECT,
    "counter_type": _OBJECT,
    "mapping_type": _OBJECT,
    "list_type": _ARRAY,
    "deque_type": _ARRAY,
    "tuple_type": _ARRAY,
    "set_type": _ARRAY,
    "frozen_set_type": _ARRAY,
    "set_item_not_hashable": Text("列表中的此项不能用于去重", "This entry cannot be a member of a set"),
    # yes and no, numbers
    "bool_type": Text("应为 true 或者 false", "true or false is expected"),
    "bool_parsing": Text("应为 true 或者 false", "true or false is expected"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": Text("整数的位数过多", "The whole number has too many digits"),
    "int_from_float": Text("应为整数，不得带小数", "A whole number without decimals is expected"),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_max_digits": Text("总位数不得超过 {max_digits} 位", "No more than {max_digits} digits in all"),
    "decimal_max_places": Text("小数不得超过 {decimal_places} 位", "No more than {decimal_places} decimal places"),
    "decimal_whole_digits": Text(
        "整数部分不得超过 {whole_digits} 位", "No more than {whole_digits} digits before the decimal point"
    ),
    "fraction_type": _NUMBER,
    "fraction_parsing": Text("应为分数，例如 1/3", "A fraction is expected, for example 1/3"),
    "complex_type": _COMPLEX,
    "complex_str_parsing": _COMPLEX,
    # bytes
    "bytes_type": Text("应为字节内容", "Bytes are expected"),
    "bytes_too_short": Text("至少须有 {min_length} 字节", "At least {min_length} bytes are needed"),
    "bytes_too_long": Text("最多 {max_length} 字节", "At most {max_length} bytes are allowed"),
    "bytes_invalid_encoding": Text("内容应按 {encoding} 编码", "The content must be encoded as {encoding}"),
    # rules and fixed values
    "value_error": _RULE_BROKEN,
    "assertion_error": _RULE_BROKEN,
    "literal_error": _ONE_OF,
    "missing_sentinel_error": _NOT_ASKED,
    "ellipsis_error": _NOT_SUPPORTED,
    # days and hours
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": Text("应只填日期，不带时刻", "Give the date alone, without a time of day"),
    "date_past": Text("应为过去的日期", "The date must lie in the past"),
    "date_future": Text("应为将来的日期", "The date must lie in the future"),
    "time_type": _TIME,
    "time_parsing": _TIME,
    "datetime_type": _INSTANT,
    "datetime_parsing": _INSTANT,
    "datetime_object_invalid": _INSTANT,
    "datetime_from_date_parsing": _INSTANT,
    "datetime_past": _PAST,
    "datetime_future": _FUTURE,
    "timezone_naive": Text("不得带时区", "No time zone is allowed here"),
    "timezone_aware": Text("须带时区，例如 +08:00", "A time zone is needed, for example +08:00"),
    "timezone_offset": Text("与 UTC 的时差应为 {tz_expected} 秒", "The offset from UTC must be {tz_expected} seconds"),
    "time_delta_type": _DURATION,
    "time_delta_parsing": _DURATION,
    # kinds of object
    "is_instance_of": _WRONG_FORM,
    "is_subclass_of": _WRONG_FORM,
    "callable_type": _NOT_SUPPORTED,
    "union_tag_invalid": Text(
        "{discriminator} 只能填写下列之一：{expected_tags}", "{discriminator} must be one of: {expected_tags}"
    ),
    "union_tag_not_found": Text("缺少区分种类的 {discriminator}", "{discriminator}, which tells the kind, is missing"),
    # arguments of a call
    "arguments_type": Text("应为列表或者对象", "A list or an object is expected"),
    "missing_argument": _MISSING,
    "missing_keyword_only_argument": _MISSING,
    "missing_positional_only_argument": _MISSING,
    "unexpected_keyword_argument": _NOT_ASKED,
    "unexpected_positional_argument": _NOT_ASKED,
    "multiple_argument_values": Text("此项只能填写一次", "This field may be given only once"),
    # addresses and identifiers
    "url_type": _ADDRESS,
    "url_parsing": _ADDRESS,
    "url_syntax_violation": _ADDRESS,
    "url_too_long": Text("网络地址最多 {max_length} 个字符", "A network address has at most {max_length} characters"),
    "url_scheme": Text(
        "网络地址应以下列之一开头：{expected_schemes}", "A network address begins with one of: {expected_schemes}"
    ),
    "uuid_type": _IDENTIFIER,
    "uuid_parsing": _IDENTIFIER,
    "uuid_version": Text("应为第 {expected_version} 版 UUID", "A UUID of version {expected_version} is expected"),
}

OWN_TEXTS: Final[Mapping[str, Text]] = {
    "full_width_digits": Text(
        "日期、数字和编号请使用半角数字和符号（0-9），不要使用全角",
        "Write dates, numbers and codes with ASCII digits and signs (0-9), not full-width ones",
    ),
    "unknown_parameter": Text("没有这个查询参数", "There is no such query parameter"),
    "repeated_parameter": Text("此查询参数只能出现一次", "This query parameter may be given only once"),
    "date_out_of_range": OUT_OF_RANGE,
    "invalid": _RULE_BROKEN,
}

FIELD_TEXTS: Final[Mapping[str, Text]] = {**PYDANTIC_TEXTS, **OWN_TEXTS}
