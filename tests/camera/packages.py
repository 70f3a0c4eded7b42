"""Debian's packages by apt, unpacked into a folder: nothing is installed, and nobody needs to be root.

The guest's kernel, the module v4l2loopback built for it, and the emulator with what it loads."""

import lzma
import os
import re
import subprocess
from pathlib import Path

# What is asked for by name, on Debian 12 as on 13; what they depend on and this system lacks comes along.
TOOLS = ["qemu-system-x86", "busybox-static", "zstd"]
# Their dependencies are for systems that install them.
ALONE = ["v4l2loopback-dkms"]
# Of another version than the system's loader they end every program at once.
NEVER = {"libc6", "libc-bin"}

ELF = b"\x7fELF"
XZ = b"\xfd7zXZ\0"
ZSTD = b"\x28\xb5\x2f\xfd"


class Missing(Exception):
    """Something cannot be had; what, and what to do."""


def run(*words, **more):
    """What a command prints, or why it failed."""
    done = subprocess.run([str(word) for word in words], capture_output=True, **more)
    if done.returncode != 0:
        raise Missing(f"{words[0]} failed:\n{done.stderr.decode(errors='replace').strip()[-2000:]}")
    return done.stdout


class Unpacked:
    """The folder that the packages are unpacked in."""

    def __init__(self, cache: Path):
        self.cache, self.root = cache, cache / "debian"
        stamp = cache / "kernel"
        if not stamp.exists():
            self._fetch(stamp)
        self.version = stamp.read_text()
        self.modules = self.root / "lib/modules" / self.version
        if not self.modules.exists():
            self.modules = self.root / "usr/lib/modules" / self.version

    def _fetch(self, stamp: Path):
        version = kernel_version()
        asked = [*TOOLS, f"linux-headers-{version}"]
        plan = run("apt-get", "-qq", "--simulate", "--no-install-recommends", "install", *asked).decode()
        names = set(re.findall(r"^Inst (\S+)", plan, re.M)) - NEVER
        names |= {*ALONE, f"linux-image-{version}"}
        archives = self.cache / "archives"
        archives.mkdir(parents=True, exist_ok=True)
        run("apt-get", "-q", "download", *sorted(names), cwd=archives)
        for archive in sorted(archives.glob("*.deb")):
            run("dpkg-deb", "-x", archive, self.root)
            archive.unlink()
        stamp.write_text(version)

    def tool(self, name: str) -> Path:
        """A program among them, or the system's own."""
        for folder in ["usr/bin", "bin", "usr/sbin", "sbin"]:
            for root in [self.root, Path("/")]:
                if (root / folder / name).exists():
                    return root / folder / name
        raise Missing(f"{name} is in none of the packages")

    def environment(self):
        """That in which they run."""
        libraries = [self.root / place for place in ["usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu"]]
        return {**os.environ, "LD_LIBRARY_PATH": ":".join(map(str, libraries))}

    def kernel(self) -> Path:
        """The kernel itself, without the wrapper that unpacks it while it boots: slow where each step is emulated."""
        kernel = self.cache / f"vmlinux-{self.version}"
        if not kernel.exists():
            wrapped = (self.root / "boot" / f"vmlinuz-{self.version}").read_bytes()
            kernel.write_bytes(self._unwrapped(wrapped))
        return kernel

    def _unwrapped(self, wrapped: bytes) -> bytes:
        for magic in [XZ, ZSTD]:
            for found in re.finditer(re.escape(magic), wrapped):
                plain = self._plain(wrapped[found.start():])
                if plain.startswith(ELF):
                    return plain
        raise Missing("the kernel is packed in a way that is not known here")

    def _plain(self, packed: bytes) -> bytes:
        """What an archive begins with; what follows it is not looked at."""
        if packed.startswith(ZSTD):
            done = subprocess.run([self.tool("zstd"), "-dcq"], input=packed, capture_output=True, env=self.environment())
            return done.stdout
        try:
            return lzma.LZMADecompressor().decompress(packed)
        except lzma.LZMAError:
            return b""

    def module(self, name: str) -> list[tuple[str, bytes]]:
        """A module of the kernel's with those that it needs, in the order in which they are loaded."""
        found = [path for path in self.modules.rglob(f"{name.replace('_', '[-_]')}.ko*")]
        if not found:
            return []  # Built in.
        plain = found[0].read_bytes()
        if found[0].suffix != ".ko":
            plain = self._plain(plain)
        needs = re.search(rb"\0depends=([^\0]*)\0", plain)
        loaded: dict[str, bytes] = {}
        for other in (needs.group(1).decode().split(",") if needs else []):
            loaded.update(self.module(other) if other else [])
        loaded[name] = plain
        return list(loaded.items())

    def loopback(self) -> bytes:
        """The module that makes a camera of whatever is written to it, built for the guest's kernel."""
        module = self.cache / f"v4l2loopback-{self.version}.ko"
        if not module.exists():
            sources = next((self.root / "usr/src").glob("v4l2loopback-*"))
            headers = self.root / "usr/src" / f"linux-headers-{self.version}"
            makefile = headers / "Makefile"
            # It names the place where it would be installed.
            makefile.write_text(re.sub(r"(?<= )/usr/src", str(self.root / "usr/src"), makefile.read_text()))
            run("make", "-s", "-C", headers, f"M={sources}", "modules")
            run("strip", "-g", "-o", module, sources / "v4l2loopback.ko")
        return module.read_bytes()


def kernel_version() -> str:
    """That of the kernel which this Debian would install."""
    depends = run("apt-cache", "depends", "linux-image-amd64").decode()
    version = re.search(r"Depends: linux-image-(\S+-amd64)", depends)
    if not version:
        raise Missing("apt knows of no linux-image-amd64; run apt-get update first, on a Debian for x86-64")
    return version.group(1)
