"""What the tests of the PDFs share."""

from __future__ import annotations

from tests.site.built import address, folder_edition, published, published_plain, sample, site

__all__ = ["address", "folder_edition", "published", "published_plain", "sample", "site"]
