"""What people choose when they must choose a password: words of the trade, greetings, rows of keys."""

from collections.abc import Iterator

RUN = 5
"""From this many neighbours on, keys in a row are no password."""

WORDS = frozenset(
    {
        "password", "passwd", "passw0rd", "p@ssw0rd", "p@ssword", "letmein", "welcome", "changeme", "default", "secret",
        "master", "dragon", "monkey", "football", "sunshine", "princess", "iloveyou", "trustno1", "superman", "batman",
        "administrator", "sysadmin", "secadmin", "auditadmin", "testtest", "guest123", "root123", "admin123",
        "admin888", "abc123", "a1b2c3", "qaz123", "123qwe", "1q2w3e", "q1w2e3", "zaq12wsx", "woaini", "5201314",
        "1314520", "zhongguo", "beijing", "henan", "xuchang", "pingdingshan", "zhengzhou", "shiwei", "zhengfu",
        "shizhengfu", "jiwei", "jianwei", "jijian", "jiancha", "jianchawei", "jijianwei", "duchaju", "zuzhibu",
        "gonganju", "xinfang", "dangyuan", "dangwei", "shuji", "mishu", "bangongshi", "beian", "wenze", "anquan",
        "anquansheng", "rongcuo", "纪委", "监委", "纪检", "监察", "市委", "政府", "督查", "组织部", "公安", "信访",
        "中国", "密码", "管理员", "书记",
    }
)  # fmt: skip
"""Organs, offices and posts in Chinese and in pinyin among them; what stands inside a password counts too."""

_ROWS = (
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "!@#$%^&*()",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
)


def _runs() -> Iterator[str]:
    for row in _ROWS:
        for line in (row, row[::-1]):
            yield from (line[start : start + RUN] for start in range(len(line) - RUN + 1))


RUNS = frozenset(_runs())
"""Every run of neighbours on a keyboard or in the alphabet, forwards and backwards."""


def is_often_used(password: str) -> bool:
    """Whether the password holds a common word or a run of keys, whatever the case of its letters."""
    typed = password.casefold()
    return any(word in typed for word in WORDS) or any(run in typed for run in RUNS)
