"""Addresses that a reader cannot follow although they look right to the one who wrote them."""

from __future__ import annotations

import difflib
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

# Whoever has signed in there sees the page; most readers have not.
_BEHIND_A_DOOR = re.compile(
    r"(^|\.)(sharepoint\.com|onedrive\.live\.com|1drv\.ms|teams\.microsoft\.com|teams\.live\.com|office\.com|docs\.google\.com"
    r"|drive\.google\.com|dropbox\.com|workplace\.com|notion\.so|trello\.com)$|^(intra|intranet|intranett)\.|(^|\.)intranett?\."
)
_SENDS_ON = re.compile(
    r"(^|\.)(safelinks\.protection\.outlook\.com|urldefense\.(com|proofpoint\.com)|l\.facebook\.com)$"
)
_DRIVE = re.compile(r"^[a-zA-Z]:[\\/]")
_MAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[a-zA-Z]{2,}$")
_MAIL_HOSTS = (
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "hotmail.no",
    "online.no",
    "icloud.com",
    "yahoo.com",
    "yahoo.no",
)
_NUMBER = re.compile(r"^\+?\d[\d() .-]*$")
_SCHEMES = ("http", "https", "mailto", "tel")
_EDITED = re.compile(r"^/[^/]+/[^/]+/(edit|blob|tree|raw)/")
_LOOKS_LIKE_A_HOST = re.compile(r"^(www\.[\w-]+\.\w+|[\w-]+(\.[\w-]+)*\.(no|com|org|net|eu|info|se|dk))(/|$)")


@dataclass(frozen=True)
class Fault:
    """What is wrong with an address: a sentence, and whether nobody at all can follow it (it `stops` the build)."""

    message: str
    stops: bool = True


def split(target: str) -> SplitResult | None:
    """The parts of an address, or None where it is none."""
    try:
        parts = urlsplit(target)
        _ = parts.port
    except ValueError:
        return None
    return parts


def fault_of(target: str, site_url: str = "") -> Fault | None:
    """What keeps readers from following an address; None for a good one, and for a path to a file.

    `site_url` is where the handbook itself is published, if that is known.
    """
    parts = split(target)
    if parts is None or "\\" in target or _DRIVE.match(target) or target.lower().startswith("file:"):
        return _unreadable(target)
    if parts.scheme in ("http", "https") or (not parts.scheme and parts.netloc):
        return _web(target, parts, site_url)
    if parts.scheme == "mailto":
        return _mail(parts)
    if parts.scheme == "tel":
        number = "er ikke et telefonnummer; det skrives tel:+4712345678"
        return None if _NUMBER.match(parts.path) else Fault(number)
    return _misspelt(parts.scheme) if parts.scheme else _taken_for_a_file(target)


def _unreadable(target: str) -> Fault:
    if _DRIVE.match(target) or target.startswith("\\\\") or target.lower().startswith("file:"):
        return Fault("går til en fil på din egen maskin; legg fila i docs, og lenk til den derfra")
    if "\\" in target:
        return Fault("har omvendt skråstrek; skriv / i stedet")
    return Fault("er ikke en adresse som kan leses")


def _taken_for_a_file(target: str) -> Fault | None:
    if re.match(r"^(https?|mailto)(//|;|/)", target):
        return Fault("har ikke kolon der det skal stå; en nettadresse begynner med https://")
    if _LOOKS_LIKE_A_HOST.match(target):
        return Fault(f"blir lest som en fil; skriv https://{target}")
    if _MAIL.match(target) and not target.endswith(".md"):
        return Fault(f"blir lest som en fil; skriv mailto:{target}")
    return None


def _misspelt(scheme: str) -> Fault | None:
    if scheme in _SCHEMES:
        return None
    near = difflib.get_close_matches(scheme, _SCHEMES, n=1, cutoff=0.7)
    return Fault(f"begynner med «{scheme}:»; mente du «{near[0]}:»?") if near else None


def _web(target: str, parts: SplitResult, site_url: str) -> Fault | None:
    host = (parts.hostname or "").lower().rstrip(".")
    if not host:
        return Fault("mangler navnet på nettstedet; en nettadresse begynner med https:// og så navnet")
    if misled := _misled(host, parts):
        return misled
    if _only_here(host):
        return Fault(
            "går til din egen maskin eller et nett bare dere er på; skriv stien til .md-fila, eller adressen på nettet"
        )
    if site_url and target.startswith(site_url.rstrip("/")):
        return Fault("går til håndboka selv; skriv stien til .md-fila, så virker lenka i alle utgaver", stops=False)
    if host == "github.com" and _EDITED.match(parts.path):
        return Fault("går til fila på GitHub, ikke til siden; skriv stien til .md-fila", stops=False)
    if _BEHIND_A_DOOR.search(host):
        return Fault("går til et sted som krever innlogging, så de fleste slipper ikke inn", stops=False)
    if parts.scheme == "http":
        return Fault("begynner med http://; skriv https:// hvis nettstedet har det, og nesten alle har", stops=False)
    return None


def _misled(host: str, parts: SplitResult) -> Fault | None:
    """What is wrong with an address that leads somewhere, and not where its words say."""
    if host in ("http", "https"):
        return Fault(f"har «{host}://» to ganger; ta bort den ene")
    if parts.username is not None:
        return Fault(f"går til {host}, og det som står foran @, er noe annet; skriv bare adressen til nettstedet")
    if _detour(host, parts.path):
        return Fault(
            "går en omvei som holder øye med den som trykker, og kan ha e-postadressen din i seg; åpne siden, og kopier adressen derfra"
        )
    return None


def _detour(host: str, path: str) -> bool:
    """Whether an address only sends on to another, as those that are copied from mails and from a search do."""
    return bool(_SENDS_ON.search(host)) or (path == "/url" and bool(re.search(r"(^|\.)google\.\w+$", host)))


def _only_here(host: str) -> bool:
    """Whether a host is this machine, or one on a net that readers are not on."""
    try:
        address = ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    except ValueError:
        return (
            host == "localhost"
            or "." not in host
            or host.endswith((".local", ".localhost", ".lan", ".internal", ".home"))
        )
    return not address.is_global


def _mail(parts: SplitResult) -> Fault | None:
    for address in parts.path.removeprefix("//").split(","):
        if not _MAIL.match(address.strip()):
            return Fault("er ikke en e-postadresse; den skrives mailto:navn@sted.no")
        host = address.rpartition("@")[2].lower()
        near = difflib.get_close_matches(host, _MAIL_HOSTS, n=1, cutoff=0.85)
        if near and near[0] != host and host not in _MAIL_HOSTS:
            return Fault(f"ser ut som en skrivefeil; mente du «{near[0]}»?", stops=False)
    if parts.path.startswith("//"):
        return Fault("skal ikke ha // etter mailto:")
    return None
