"""The ways the key of a machine says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class KeyUnsuitable(Refusal):
    """Account, scopes or last day of the key do not fit; ``errors`` says why."""

    code = "client_key_unsuitable"
    kind = Kind.UNSATISFIED
    title = Text("密钥的账号、范围或者有效期不符合要求", "Account, scopes or last day of the key do not fit")
    rule = Rule("P-36")
