"""Building Merkle-sum trees and proofs, against pymerkle."""

from __future__ import annotations

import secrets

from report import Report, best, seconds

from almoner_chain.core.merkle_sum import MerkleSumTree, fold_path


def run(report: Report) -> None:
    """Measure trees of 10,000 and 100,000 leaves; all proofs of a batch of 10,000."""
    from pymerkle import InmemoryTree, verify_inclusion

    sizes = (10_000,) if report.quick else (10_000, 100_000)
    for size in sizes:
        gifts = [(1 + i % 100_000, secrets.token_bytes(32)) for i in range(size)]
        records = [commitment + amount.to_bytes(16) for amount, commitment in gifts]

        def rival(records: list[bytes] = records) -> InmemoryTree:
            tree = InmemoryTree(algorithm="sha256")
            for record in records:
                tree.append_entry(record)
            tree.get_state()
            return tree

        ours = size / best(lambda gifts=gifts: MerkleSumTree(1, gifts).root)
        taken, _ = seconds(rival)
        report.figure(f"build {size:,} leaves: ours", ours, "leaves/s")
        report.figure(f"build {size:,} leaves: pymerkle (sha256)", size / taken, "leaves/s")
        report.ratio(f"build {size:,} leaves: ratio", ours, size / taken, at_least=5)
    size, wanted = 10_000, 1_000
    gifts = [(1 + i % 100_000, secrets.token_bytes(32)) for i in range(size)]
    tree = MerkleSumTree(1, gifts)
    other = InmemoryTree(algorithm="sha256")
    for amount, commitment in gifts:
        other.append_entry(commitment + amount.to_bytes(16))
    step = size // wanted
    made = wanted / best(lambda: [tree.path(i) for i in range(0, size, step)])
    theirs_made = wanted / seconds(lambda: [other.prove_inclusion(i + 1) for i in range(0, size, step)])[0]
    report.figure("proofs from 10,000 leaves: ours", made, "proofs/s")
    report.figure("proofs from 10,000 leaves: pymerkle", theirs_made, "proofs/s")
    report.ratio("proofs: ratio", made, theirs_made, at_least=5)
    paths = [(i, tree.path(i)) for i in range(0, size, step)]
    checked = wanted / best(lambda: [fold_path(1 + i, *gifts[i], i, size, path) for i, path in paths])
    proofs = [(other.get_leaf(i + 1), other.prove_inclusion(i + 1)) for i in range(0, size, step)]
    state = other.get_state()
    theirs_checked = wanted / best(lambda: [verify_inclusion(leaf, state, proof) for leaf, proof in proofs])
    report.figure("paths checked: ours", checked, "/s")
    report.figure("paths checked: pymerkle", theirs_checked, "/s")
