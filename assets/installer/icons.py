"""The program's icon in the forms that Windows and macOS want, drawn from the SVG.  Run by the environment's Python:
``python -m assets.installer.icons FOLDER``.
"""

import struct
import sys
from pathlib import Path

PICTURE = Path(__file__).resolve().parent.parent / "icons" / "app.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_SIZES = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def main(folder: Path) -> None:
    """``engram.ico`` and ``engram.icns`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "engram.ico").write_bytes(ico({size: drawn(size) for size in ICO_SIZES}))
    (folder / "engram.icns").write_bytes(icns({kind: drawn(size) for kind, size in ICNS_SIZES.items()}))


def drawn(size: int) -> bytes:
    """The picture as PNG, ``size`` × ``size`` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(PICTURE)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' container: a directory entry of 16 bytes for each PNG."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    offset = len(head) + 16 * len(pictures)
    for size, data in pictures.items():
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset + len(body))
        body += data
    return head + body


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """macOS' container: kind, length and PNG, one after the other."""
    body = b"".join(kind + struct.pack(">I", len(data) + 8) + data for kind, data in pictures.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    main(Path(sys.argv[1]))
