"""What every document says of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content.owner import Owner


@dataclass(frozen=True)
class Imprint:
    """The handbook's title, where it will be (or nothing), and who gives it out."""

    title: str
    site_url: str = ""
    owner: Owner = Owner()  # noqa: RUF009
