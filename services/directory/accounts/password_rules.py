"""Which passwords are too easy to guess."""

from libs.kernel.finding import Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.accounts.weak_words import is_often_used

KINDS_NEEDED = 3
REMEMBERED = 5
"""So many passwords of an account, the present one among them, are not taken again."""

_FEW_KINDS = Text(
    "须包含大写字母、小写字母、数字、其他字符中的三种",
    "Use three of: upper case, lower case, digits, other characters",
)
_HOLDS_CODE = Text("密码不得包含账号名", "The password holds the name of the account")
_FEW_CHARACTERS = Text("不同的字符过少", "Too few different characters")
_OFTEN = Text("含有常用词或者键盘连续字符", "It holds a common word or a run of neighbouring keys")
_USED = Text("不得使用最近五次用过的密码", "It is one of the last five passwords")


def weaknesses(
    password: str, account_code: str, used_before: bool = False, pointer: str = "/password"
) -> tuple[Missing, ...]:
    """Everything that makes the password easy to guess; empty if it will do (P-36).

    ``used_before`` says that it is one of the last five; ``pointer`` names the field of the request.
    """
    found = {
        "password_few_kinds": (_FEW_KINDS, len(_kinds(password)) < KINDS_NEEDED),
        "password_holds_account": (_HOLDS_CODE, account_code.lower() in password.lower()),
        "password_few_characters": (_FEW_CHARACTERS, len(set(password)) < 6),
        "password_often_used": (_OFTEN, is_often_used(password)),
        "password_used_before": (_USED, used_before),
    }
    return tuple(Missing(pointer, code, text, Rule("P-36")) for code, (text, weak) in found.items() if weak)


def _kinds(password: str) -> set[str]:
    return {_kind(character) for character in password}


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isupper():
        return "upper"
    return "lower" if character.islower() else "other"
