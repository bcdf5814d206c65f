"""MkDocs' English sentences about a value in its settings, in bokmål; one that we do not know is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from mkdocs.plugins import get_plugins

from macros.adapter.settings_file import AN_ADDRESS
from macros.content.problems import nearest

# What is said: the keys below the one that MkDocs names, and the sentence.
_Message = tuple[tuple[str, ...], str]

_VALUE = re.compile(r"Config value '(?P<key>[^']*)': (?P<message>.*)", re.DOTALL)

_KINDS = {
    "str": "tekst",
    "int": "et tall",
    "float": "et tall",
    "bool": "true eller false",
    "list": "en liste",
    "tuple": "en liste",
    "dict": "en gruppe nøkler",
    "date": "en dato",
    "datetime": "en dato",
    "NoneType": "ingenting",
}


def keys_of(sentence: str) -> tuple[str, ...]:
    """The key that a sentence of MkDocs' is about, if it names one."""
    match = _VALUE.match(sentence)
    return (match["key"],) if match else ()


def in_norwegian(sentence: str, known_keys: Iterable[str] = ()) -> list[_Message]:
    """What a sentence of MkDocs' says, as one or more of ours."""
    match = _VALUE.match(sentence)
    message = match["message"] if match else sentence
    plugins = [each for line in message.splitlines() for each in _of_plugin(line)]
    if plugins:
        return plugins
    if message.startswith("Unrecognised configuration name"):
        return [((), f"ukjent nøkkel{nearest(match['key'] if match else '', known_keys, otherwise='')}")]
    return [_translated(message)]


def _of_plugin(line: str) -> list[_Message]:
    match = re.match(r"(?:Plugin '(?P<plugin>[^']*)' option|Sub-option) '(?P<key>[^']*)': (?P<message>.*)", line)
    if not match:
        return []
    keys = (*([match["plugin"].rpartition("/")[2]] if match["plugin"] else []), match["key"])
    if match["message"].startswith("Unrecognised configuration name"):
        return [(keys, "ukjent nøkkel")]
    more, message = _translated(match["message"])
    return [((*keys, *more), message)]


def _translated(message: str) -> _Message:
    for pattern, ours in _SENTENCES:
        match = pattern.search(message)
        if match:
            return ours(match)
    return (), f"MkDocs sier: {' '.join(message.split()).rstrip('.')}"


def _kind(name: str) -> str:
    return _KINDS.get(name.rpartition(".")[2], "noe annet")


def _extension(match: re.Match[str]) -> _Message:
    name, message = match["name"], match.string
    if "ModuleNotFoundError" in message or "No module named" in message:
        return (name,), f"utvidelsen «{name}» finnes ikke; sjekk hvordan navnet skrives"
    unknown = re.search(r"KeyError: '(?P<key>[^']*)'", message)
    if unknown:
        return (name, unknown["key"]), "ukjent nøkkel"
    advice = "ta bort nøklene under den én etter én, til du finner den det gjelder"
    return (name,), f"utvidelsen «{name}» kan ikke brukes slik; {advice}"


# Pattern of MkDocs' sentence → what we say. Patterns are looked for anywhere in it.
_SENTENCES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Message]], ...] = (
    (re.compile(r"Required configuration not provided"), lambda _: ((), "mangler")),
    (
        re.compile(r"Expected a key-value mapping \(dict\) but received: \Wclass '(?P<kind>[\w.]+)'\W"),
        lambda match: ((), f"må være en gruppe nøkler, fikk {_kind(match['kind'])}"),
    ),
    (
        re.compile(r"Expected type: \Wclass '(?P<wanted>[\w.]+)'\W but received: \Wclass '(?P<kind>[\w.]+)'\W"),
        lambda match: ((), f"må være {_kind(match['wanted'])}, fikk {_kind(match['kind'])}"),
    ),
    (
        re.compile(r"Expected a (?P<wanted>list|dict) of items, but a \Wclass '(?P<kind>[\w.]+)'\W was given"),
        lambda match: ((), f"må være {_kind(match['wanted'])}, fikk {_kind(match['kind'])}"),
    ),
    (
        re.compile(r"Expected a (?:multiline )?string,? (?:but a|got) \Wclass '(?P<kind>[\w.]+)'\W"),
        lambda match: ((), f"må være tekst, fikk {_kind(match['kind'])}"),
    ),
    (
        re.compile(r"Expected one of:? [\[(](?P<words>[^\])]*)[\])](?: but received:|, got) (?P<value>.*)"),
        lambda match: (
            (),
            f"må være en av {match['words'].replace(chr(39), '')}, fikk «{match['value'].strip(chr(39))}»",
        ),
    ),
    (
        re.compile(r"Must be a string of format 'IP:PORT'"),
        lambda _: ((), "må være en adresse og en port, som 127.0.0.1:8000"),
    ),
    (
        re.compile(r"'(?P<port>[^']*)' is not a valid port"),
        lambda match: ((), f"«{match['port']}» er ikke et portnummer"),
    ),
    (
        re.compile(r"'(?P<address>[^']*)' does not appear to be an IPv4 or IPv6 address"),
        lambda match: ((), f"«{match['address']}» er ikke en adresse på maskinen; bruk 127.0.0.1 eller localhost"),
    ),
    (
        # Of an address that a variable holds: what stands in the file has been looked at before.
        re.compile(
            r"Invalid IPv6 URL|netloc .* contains invalid characters|does not appear to be an IPv4 or IPv6 host"
        ),
        lambda _: (("site_url",), AN_ADDRESS),
    ),
    (
        re.compile(r"The URL isn't valid|Unable to parse the URL"),
        lambda _: ((), "må være en hel nettadresse, som https://eksempel.no/handbok/"),
    ),
    (
        re.compile(r"The path '(?P<path>[^']*)' isn't an existing"),
        lambda match: ((), f"«{match['path']}» finnes ikke"),
    ),
    (
        re.compile(r"should not be the parent directory of the config file"),
        lambda _: ((), "kan ikke være mappa som innstillingene selv ligger i; her skal det stå docs"),
    ),
    (
        re.compile(r"The '(?P<inner>\w+)' should not be within the '(?P<outer>\w+)'"),
        lambda match: ((), f"{match['inner']} kan ikke ligge inne i {match['outer']}"),
    ),
    (
        re.compile(r"Unrecognised theme name: '(?P<name>[^']*)'"),
        lambda match: (("name",), f"ukjent tema «{match['name']}»; her skal det stå material"),
    ),
    (
        re.compile(r"No theme name set|At least one of 'name' or 'custom_dir'"),
        lambda _: ((), "name mangler; her skal det stå material"),
    ),
    (
        re.compile(r"The path set in custom_dir \('(?P<path>[^']*)'\) does not exist"),
        lambda match: (("custom_dir",), f"mappa «{match['path']}» finnes ikke; her skal det stå overrides"),
    ),
    (re.compile(r"'locale' must be a string"), lambda _: (("locale",), "må være tekst")),
    (re.compile(r"Failed to load extension '(?P<name>[^']*)'"), _extension),
    (
        re.compile(r'The "(?P<name>[^"]*)" plugin is not installed'),
        lambda match: (
            (match["name"],),
            f"tillegget «{match['name']}» finnes ikke{nearest(match['name'], get_plugins(), otherwise='')}",
        ),
    ),
    (
        re.compile(r"Plugin '(?P<name>[^']*)' was specified multiple times"),
        lambda match: ((match["name"],), f"«{match['name']}» står to ganger; behold den ene"),
    ),
    (
        re.compile(r"Invalid config options for (?:the |Markdown Extension )'(?P<name>[^']*)'"),
        lambda match: ((match["name"],), f"under «{match['name']}» skal det stå nøkler med innrykk"),
    ),
    (
        re.compile(r"'(?P<name>[^']*)' is not a valid (?:plugin|Markdown Extension) name"),
        lambda match: ((), f"«{match['name']}» er ikke et navn"),
    ),
    (
        re.compile(r"Cannot import path '(?P<path>[^']*)'"),
        lambda match: ((), f"«{match['path']}» er ikke en Python-fil"),
    ),
)
