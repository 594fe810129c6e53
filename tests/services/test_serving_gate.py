"""Who may ask, and how often: buckets of tokens, names of hosts, groups of addresses."""

from __future__ import annotations

import pytest

from almoner.services.serving_gate import Buckets, Limits, group_of, is_served_host

SECOND = 10**9
LIMITS = Limits(burst=10, per_second=2, addresses=3)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


def test_a_bucket_is_full_at_first_and_tells_when_it_will_hold_enough_again(clock: Clock) -> None:
    buckets = Buckets(LIMITS, clock=clock)
    assert [buckets.take("a", 4), buckets.take("a", 6)] == [0, 0]
    assert buckets.take("a", 5) == 3  # five tokens at two a second
    clock.now += 3 * SECOND
    assert buckets.take("a", 5) == 0


def test_a_refused_call_takes_nothing(clock: Clock) -> None:
    buckets = Buckets(LIMITS, clock=clock)
    buckets.take("a", 8)
    assert [buckets.take("a", 3) for _ in range(5)] == [1] * 5
    assert buckets.take("a", 2) == 0


def test_one_callers_greed_is_no_others_loss(clock: Clock) -> None:
    buckets = Buckets(LIMITS, clock=clock)
    buckets.take("a", 10)
    assert (buckets.take("a", 1), buckets.take("b", 10)) == (1, 0)


def test_a_bucket_never_holds_more_than_it_can(clock: Clock) -> None:
    buckets = Buckets(LIMITS, clock=clock)
    buckets.take("a", 10)
    clock.now += 3600 * SECOND
    assert [buckets.take("a", 10), buckets.take("a", 1)] == [0, 1]


def test_whoever_asks_for_more_than_a_bucket_holds_pays_a_whole_one(clock: Clock) -> None:
    buckets = Buckets(LIMITS, clock=clock)
    assert [buckets.take("a", 500), buckets.take("a", 1)] == [0, 1]


def test_a_flood_of_addresses_does_not_fill_the_memory(clock: Clock) -> None:
    buckets = Buckets(LIMITS, clock=clock)
    for i in range(1000):
        buckets.take(f"10.0.{i // 256}.{i % 256}", 1)
    assert len(buckets) == 3


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("192.168.1.7", "192.168.1.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("not an address", ""),
    ],
)
def test_what_counts_as_one_caller(address: str, group: str) -> None:
    assert group_of(address) == group


@pytest.mark.parametrize(
    ("header", "here", "in_network"),
    [
        ("localhost", True, True),
        ("LOCALHOST:8000", True, True),
        ("localhost.", True, True),
        ("127.0.0.1:8000", True, True),
        ("[::1]:8000", True, True),
        ("[::1]", True, True),
        ("willow.example:443", True, True),
        ("192.168.1.7:8000", False, True),
        ("[fd00::2]:8000", False, True),
        ("evil.example", False, False),
        ("127.0.0.1.evil.example", False, False),
        ("2130706433", False, False),  # what some resolvers take for 127.0.0.1
        ("0x7f000001", False, False),
        ("localhost:80@evil.example", False, False),
        ("", False, False),
        (":8000", False, False),
    ],
)
def test_which_hosts_are_served(header: str, here: bool, in_network: bool) -> None:
    names = frozenset({"willow.example"})
    assert is_served_host(header, names=names, loopback_only=True) is here
    assert is_served_host(header, names=names, loopback_only=False) is in_network
