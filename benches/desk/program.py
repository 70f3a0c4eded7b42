"""The program in a display of its own: what it says it painted, what the system says it takes."""

import json
import os
import subprocess
import threading
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Display:
    """Xvfb, larger than the window."""

    def __enter__(self) -> str:
        told, tell = os.pipe()
        command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
        self.server = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
        os.close(tell)
        with os.fdopen(told) as number:
            name = number.readline().strip()
        if not name:
            raise RuntimeError("Xvfb did not start")
        return f":{name}"

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Program:
    """A window, until the end of its `with`."""

    def __init__(self, program: Path, display: str, home: Path, *arguments: str):
        self.command = [program, "app", "--measure", "/dev/stdout", *arguments]
        system = {name: os.environ[name] for name in ("PATH",)}
        self.environment = {**system, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "HOME": str(home)}
        self.paints, self.first = [], None

    def __enter__(self):
        self.began = time.monotonic()
        # Its errors are ours.
        self.process = subprocess.Popen(self.command, env=self.environment, stdout=subprocess.PIPE)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.reader.join()

    def read(self):
        for line in self.process.stdout:
            if self.first is None:
                self.first = time.monotonic() - self.began
            self.paints.append(json.loads(line))

    def wait(self, seconds: float, until=lambda: False):
        """Waits so long, or until something is so."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not until():
            if self.process.poll() is not None:
                raise RuntimeError(f"the program ended by itself ({self.process.returncode})")
            time.sleep(0.05)

    def searched(self) -> int:
        """How many frames it searched."""
        return self.paints[-1]["searched"] if self.paints else 0

    def family(self) -> dict[int, str]:
        """The program and its workers, by what they are."""
        found = {self.process.pid: "program"}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(status.read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == self.process.pid:
                found[int(status.parent.name)] = "worker"
        return found

    def cpu(self) -> float:
        """Seconds of processor that the program and its workers took."""
        total = 0
        for pid in self.family():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def load(self, seconds: float) -> float:
        """The share of a core that they take, in per cent."""
        before, began = self.cpu(), time.monotonic()
        self.wait(seconds)
        return 100 * (self.cpu() - before) / (time.monotonic() - began)

    def memory(self) -> dict[str, float]:
        """Resident MB of the program and of all its workers."""
        sizes = {"program": 0.0, "worker": 0.0}
        for pid, what in self.family().items():
            pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
            sizes[what] += pages * os.sysconf("SC_PAGE_SIZE") / 1e6
        return sizes
