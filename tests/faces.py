"""Cuts the typefaces for the web anew, where another recipe or another fontTools is at work: `make faces`."""

from __future__ import annotations

from macros.paper import fonts


def main() -> None:
    """Lays every face where a build finds it, and takes away those of before."""
    cut = dict(fonts.cut_faces())
    fonts.READY.mkdir(exist_ok=True)
    for file in fonts.READY.iterdir():
        if file.name not in cut:
            file.unlink()
    for name, content in cut.items():
        (fonts.READY / name).write_bytes(content)


if __name__ == "__main__":
    main()
