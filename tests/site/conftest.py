"""What the tests of the built site share."""

from __future__ import annotations

from tests.site.built import nowhere, published, published_folder, published_hosted, sample, site

__all__ = ["nowhere", "published", "published_folder", "published_hosted", "sample", "site"]
