"""What the tests of the PDFs share."""

from __future__ import annotations

from tests.site.built import hosted, site

__all__ = ["hosted", "site"]
