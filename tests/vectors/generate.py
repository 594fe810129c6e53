"""Make the shared vectors anew, byte for byte the same each time: ``python generate.py [--check]``.

``--check`` writes nothing and ends with 1 when a file would differ.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from contradicted import contradicted  # noqa: E402 -- after the search path
from forged import forged  # noqa: E402
from honest import promised_ones, valid, voided  # noqa: E402
from unclear import cannot_check  # noqa: E402

from support_vectors import FILES, Vector, dump  # noqa: E402


def invalid() -> Iterator[Vector]:
    """All that is not genuine."""
    yield from forged()
    yield from contradicted()


MAKERS = dict(zip(FILES, (valid, voided, promised_ones, invalid, cannot_check), strict=True))


def main(arguments: list[str]) -> int:
    """Write the files, or compare them."""
    different = []
    for name, make in MAKERS.items():
        path, content = HERE / f"{name}.json", dump(list(make()))
        if "--check" not in arguments:
            path.write_text(content, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != content:
            different.append(path.name)
    for name in different:
        print(f"{name} is not what generate.py makes: run it and look at the difference", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
