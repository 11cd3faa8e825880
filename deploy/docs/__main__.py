"""``python -m deploy.docs`` writes the generated pages; ``--check`` only says which are stale."""

import argparse
import sys

from deploy.docs.loading import load
from deploy.docs.pages import stale, write
from deploy.docs.rule_map import Uncarried
from deploy.docs.service_page import Unmarked


def main() -> int:
    """Exit code 0 if all pages are (now) fresh, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m deploy.docs", description="The generated pages.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    asked = parser.parse_args()
    try:
        if asked.check:
            found = stale()
            print("\n".join(f"stale: {place}" for place in found) or "the generated pages are fresh")
            return 1 if found else 0
        written = write()
    except Unmarked as place:
        print(f"{place} has no markers for its generated part", file=sys.stderr)
        return 1
    except Uncarried as gaps:
        print(
            f"rules without code or test, and without a reason in deploy/docs/not_automated.py: {gaps}", file=sys.stderr
        )
        return 1
    print("\n".join(f"written: {place}" for place in written) or "nothing has changed")
    faults = load().faults
    print("".join(f"left out: {fault}\n" for fault in faults), end="", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
