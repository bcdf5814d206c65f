"""What the tests of the PDFs share."""

from __future__ import annotations

from tests.site.built import published, published_hosted, sample, site

__all__ = ["published", "published_hosted", "sample", "site"]
