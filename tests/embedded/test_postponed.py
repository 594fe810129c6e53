"""What py-evm is kept from loading, and that it is there for whoever asks for it. In a process of its own: imports stay."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import almoner_chain.embedded.evm
assert "py_ecc.optimized_bn128" in sys.modules, "the pairings of Cancun are there"
assert not [name for name in sys.modules if name.startswith("py_ecc.") and "bls" in name]

from eth.vm.forks.prague.computation import PRAGUE_PRECOMPILES
from types import SimpleNamespace

def run(name, data):
    (precompile,) = [each for each in PRAGUE_PRECOMPILES.values() if each.__name__ == name]
    computation = SimpleNamespace(msg=SimpleNamespace(data=data, data_as_bytes=data, gas=10**9), consume_gas=lambda gas, reason: None)
    precompile(computation)
    return computation.output

from py_ecc.optimized_bls12_381 import G1, add, double, normalize
point = b"".join(int(each).to_bytes(64, "big") for each in normalize(G1))
twice = b"".join(int(each).to_bytes(64, "big") for each in normalize(double(G1)))
assert run("bls12_g1_add", point + point) == twice
assert run("bls12_pairing_check", bytes(384)) == (1).to_bytes(32, "big")
"""


def test_bls_tables_wait_for_the_first_call_of_a_precompile_that_needs_them() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
