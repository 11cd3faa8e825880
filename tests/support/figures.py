"""Where the proofs put their figures: build/access.json."""

from deploy.bench.figures import record

__all__ = ["record"]
