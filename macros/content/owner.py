"""Whose handbook this is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Owner:
    """Whose sheets these are: the kindergarten's name, and the address of its logo in the site."""

    name: str | None = None
    logo: str | None = None
