"""Zipped documents: what must hold before a library is let at them."""

from __future__ import annotations

import io
import zipfile

from metaphor.errors import UserError

from .draft import MAX_UNPACKED


def unpacked(data: bytes, name: str, member: str, kind: str) -> None:
    """Nothing when the archive is whole, holds the member and unpacks to a bearable size; else UserError."""
    mend = f"open it in its own program and save it again as a new {kind}"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UserError(name, f"is not a whole {kind}", mend) from None
    if any(info.flag_bits & 1 for info in infos) or "EncryptedPackage" in names:
        raise UserError(name, f"is a locked {kind}", "take the password off and save it again")
    if member not in names:
        raise UserError(name, f"is not a {kind}", "give the file its own ending")
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise UserError(
            name,
            f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB",
            "take the pictures out, or save the words as text",
        )
