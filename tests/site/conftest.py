"""What the tests of the built site share."""

from __future__ import annotations

from tests.site.built import address, folder_edition, published, published_folder, published_plain, sample, site

__all__ = ["address", "folder_edition", "published", "published_folder", "published_plain", "sample", "site"]
