"""What the tests of the PDFs share."""

from __future__ import annotations

from tests.site.built import nowhere, published, published_hosted, sample, site

__all__ = ["nowhere", "published", "published_hosted", "sample", "site"]
