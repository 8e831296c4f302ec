"""Naming the device behind a request, with no more than its owner needs to recognise it."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from motcua.directory.acts.sessions import Device

BROWSERS = (
    *(
        ("Zalo", "Zalo"),
        ("Edg", "Edge"),
        ("coc_coc", "Cốc Cốc"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
    ),
    *(("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")),
)
SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)


def named(agent: str) -> str:
    """Shorten a User-Agent: 'Chrome, Windows'; empty when nothing in it is known."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return ", ".join(filter(None, (browser, system)))


def network_of(address: str) -> str:
    """Drop the part of an address that names one machine: 203.0.113.x, 2001:db8:1::x."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, ipaddress.IPv4Address):
        return address.rpartition(".")[0] + ".x"
    prefix = ipaddress.ip_network(f"{known}/48", strict=False).network_address
    return f"{prefix.compressed}x"


def address_of(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


def device_of(request: HttpRequest) -> Device:
    return Device(named(request.headers.get("User-Agent", "")), network_of(address_of(request)))
