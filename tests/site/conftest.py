"""What the tests of the built site share."""

from __future__ import annotations

from tests.site.built import folder_edition, published, published_folder, published_hosted, sample, site

__all__ = ["folder_edition", "published", "published_folder", "published_hosted", "sample", "site"]
