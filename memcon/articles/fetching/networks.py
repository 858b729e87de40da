"""Which IP addresses lie on the public internet. The networks are data, in networks.toml."""

from collections.abc import Mapping
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from memcon.articles.knowledge import table

_Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network


def why_closed(ip: str) -> str | None:
    """What an IP address belongs to when nothing is to be fetched from it; None for one on the public internet."""
    try:
        address = _carried(ip_address(ip))
    except ValueError:
        return "no network that is known"
    for network, what in _closed().items():
        if address in network:
            return what
    if isinstance(address, IPv6Address) and address not in _unicast():
        return "a reserved network"
    return None


def _carried(address: _Address) -> _Address:
    if any(address in network for network in _carriers()):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


@cache
def _closed() -> Mapping[_Network, str]:
    return {ip_network(row["network"]): row["what"] for row in table("fetching/networks")["closed"]}


@cache
def _carriers() -> tuple[_Network, ...]:
    return tuple(ip_network(row["network"]) for row in table("fetching/networks")["carrier"])


@cache
def _unicast() -> _Network:
    return ip_network(table("fetching/networks")["unicast"])
