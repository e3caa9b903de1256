"""Files from a web address into a folder; the only use of the network in Waqai.

Called by `waqai places fetch` alone, which a user runs for it. Addresses are http or https.
"""

from __future__ import annotations

import http.client
import shutil
import urllib.error
import urllib.request
from pathlib import Path

from waqai.model.errors import WaqaiError

__all__ = ["DownloadError", "download"]

_SECONDS = 60  # without an answer


class DownloadError(WaqaiError):
    """A file could not be had from the network."""


def download(address: str, target: Path) -> int:
    """Writes what stands at an address to a file and gives its length in bytes.

    Raises DownloadError, saying whether the network or the file is missing; then there is no file.
    """
    if not address.startswith(("https://", "http://")):
        raise DownloadError(f"{address}: no web address (https://…)")
    part = target.with_name(target.name + ".part")
    try:
        with (
            urllib.request.urlopen(address, timeout=_SECONDS) as answer,
            part.open("wb") as file,
        ):
            shutil.copyfileobj(answer, file, 1 << 20)
            length = file.tell()
            promised = answer.headers.get("Content-Length")
        if promised is not None and promised.isdigit() and int(promised) != length:
            raise DownloadError(f"{address}: broke off after {length:,} bytes; try again")
        part.replace(target)
    except urllib.error.HTTPError as error:
        raise DownloadError(f"{address}: the server says {error.code} {error.reason}") from error
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise DownloadError(f"{address}: cannot be reached ({reason})") from error
    finally:
        part.unlink(missing_ok=True)
    return length
