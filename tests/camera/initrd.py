"""The guest's files, as the kernel unpacks them: cpio in its form `newc`."""

from pathlib import PurePosixPath

FOLDER, FILE, RUN = 0o040755, 0o100644, 0o100755


class Initrd:
    """Files by their path."""

    def __init__(self):
        self._parts: list[bytes] = []
        self._folders: set[str] = set()

    def folder(self, path: str):
        """A folder, with those that it lies in."""
        for part in [*reversed(PurePosixPath(path).parents), PurePosixPath(path)]:
            name = str(part)
            if name not in {".", "/"} and name not in self._folders:
                self._folders.add(name)
                self._entry(name, FOLDER, b"")

    def put(self, path: str, content: bytes, mode: int = FILE):
        """A file."""
        self.folder(str(PurePosixPath(path).parent))
        self._entry(path, mode, content)

    def _entry(self, path: str, mode: int, content: bytes):
        name = path.lstrip("/").encode() + b"\0"
        number = len(self._parts) + 1
        fields = [number, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(name), 0]
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + name
        self._parts.append(padded(head) + padded(content))

    def packed(self) -> bytes:
        """The archive."""
        self._entry("TRAILER!!!", 0, b"")
        return b"".join(self._parts)


def padded(bytes_: bytes) -> bytes:
    """Filled up to whole words."""
    return bytes_ + b"\0" * (-len(bytes_) % 4)
