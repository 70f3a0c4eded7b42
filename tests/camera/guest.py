"""A machine in QEMU that does what it is told, a command a line."""

import queue
import subprocess
import threading
import time
from pathlib import Path

# Everything is emulated: KVM is missing on rented machines or hangs, and this way all machines do the same.
MACHINE = ["-accel", "tcg,thread=multi", "-cpu", "max", "-M", "q35", "-smp", "2", "-m", "1024"]
BARE = ["-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-monitor", "none"]
KERNEL = "console=ttyS0 loglevel=4 panic=-1 mitigations=off tsc=reliable random.trust_cpu=on rdinit=/init"
# Boots in seconds on an idle machine; this is for one that is busy.
BOOT = 120


class Late(Exception):
    """Something did not come in its time."""


class Guest:
    """It runs as long as the block that it is opened in."""

    def __init__(self, unpacked, kernel: Path, initrd: Path, log: Path):
        share = unpacked.root / "usr/share"
        firmware = [word for name in ["qemu", "seabios"] for word in ["-L", share / name]]
        serial = ["-serial", f"file:{log}", "-serial", "stdio"]
        words = [unpacked.tool("qemu-system-x86_64"), *MACHINE, *BARE, *firmware, *serial]
        words += ["-kernel", kernel, "-initrd", initrd, "-append", KERNEL]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [str(word) for word in words], stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, env=unpacked.environment()
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        # What was said, for whoever asks what went wrong.
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def _listen(self):
        for line in self._process.stdout:
            self._lines.put(line.decode(errors="replace").rstrip("\r\n"))
        self._lines.put(None)

    def next(self, until: float) -> str:
        """The next line that the guest says."""
        try:
            line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            raise Late("nothing more was said in time") from None
        if line is None:
            raise Late("the guest ended")
        self.said.append(line)
        return line

    def wait(self, what, within: float) -> tuple[str, float]:
        """The next line of which `what` is true, and the seconds until it came."""
        begun = time.monotonic()
        while not what(line := self.next(begun + within)):
            pass
        return line, time.monotonic() - begun

    def do(self, command: str, within: float = 20) -> int:
        """Does a command to its end; how it ended."""
        self.send(command)
        line, _ = self.wait(lambda line: line.startswith("= "), within)
        return int(line[2:])

    def must(self, command: str, within: float = 20):
        """Does a command that cannot fail."""
        if code := self.do(command, within):
            raise Late(f"`{command}` ended with {code}")

    def send(self, command: str):
        self._process.stdin.write(command.encode() + b"\n")
        self._process.stdin.flush()

    def boot(self):
        """Waits until it takes commands."""
        self.wait(lambda line: line == "= ready", BOOT)
