"""Keep py-evm from computing the pairing tables of BLS12-381 on import: 0.3 s that no call on this ledger ever uses.

They belong to precompiled contracts of the Prague rules (EIP-2537); this ledger runs Cancun's. The precompiles are
replaced before py-evm is loaded by functions that load the real ones when first called, so that whoever shares the
process and does run Prague gets what py-evm has.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_PACKAGE = "eth.precompiles.bls12_381"
_PRECOMPILES = {
    "bls12_g1_add": "bls12_381_g1",
    "bls12_g1_msm": "bls12_381_g1",
    "bls12_map_fp_to_g1": "bls12_381_g1",
    "bls12_g2_add": "bls12_381_g2",
    "bls12_g2_msm": "bls12_381_g2",
    "bls12_map_fp2_to_g2": "bls12_381_g2",
    "bls12_pairing_check": "bls12_381_pairing",
}


def postpone_pairings() -> None:
    """Stand in for py-evm's BLS12-381 precompiles; do nothing where they are loaded already."""
    found = find_spec("eth")
    if _PACKAGE in sys.modules or found is None:
        return
    package = ModuleType(_PACKAGE, "Stands in for py-evm's own until one of its precompiles is called.")
    places = found.submodule_search_locations or []
    package.__path__ = [str(Path(place, "precompiles", "bls12_381")) for place in places]
    for name, module in _PRECOMPILES.items():
        setattr(package, name, _loading(name, module))
    sys.modules[_PACKAGE] = package


def _loading(name: str, module: str) -> Callable[[Any], Any]:
    def precompile(computation: Any) -> Any:
        return getattr(import_module(f"{_PACKAGE}.{module}"), name)(computation)

    precompile.__name__ = name
    return precompile
