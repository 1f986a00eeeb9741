"""Making a PDF: values go in as data and never as typst code, so nothing that somebody typed can become markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """The PDF of `templates/<template>.typ`, which finds the values in `sys.inputs.values` as JSON.

    No fonts of the system are used: what is printed looks the same on every machine.
    """
    compiler = typst.Compiler(
        source(template), root=HERE / "templates", font_paths=fonts(), sys_inputs={"values": json.dumps(values)}
    )
    # Accessible (PDF/UA-1) and for the archive (PDF/A-3a): typst refuses to make what does not meet them.
    made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-3a"])
    assert isinstance(made, bytes)  # without an output file it is one piece of bytes
    return made


@cache
def source(template: str) -> bytes:
    return (HERE / "templates" / f"{template}.typ").read_bytes()


@cache
def fonts() -> typst.Fonts:
    """Our own sans, and the serif inside typst for letters that it lacks, such as the ş of a name."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[HERE / "fonts"])
