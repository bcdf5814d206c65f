"""What the tests of the built site share."""

from __future__ import annotations

from tests.site.built import folder_edition, hosted, nowhere, site

__all__ = ["folder_edition", "hosted", "nowhere", "site"]
