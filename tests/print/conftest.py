"""What the tests of the PDFs share."""

from __future__ import annotations

from tests.site.built import hosted, nowhere, site

__all__ = ["hosted", "nowhere", "site"]
