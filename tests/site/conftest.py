"""What the tests of the built site share."""

from __future__ import annotations

from tests.site.built import site

__all__ = ["site"]
