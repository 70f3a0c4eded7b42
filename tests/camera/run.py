"""`./dev camera`: the program before a real V4L2 device, in a machine of QEMU's.

    run.py FOLDER PROGRAM OFFICE     FOLDER keeps what was downloaded and built

A live code of a demo is shown in each format that cameras have; then the camera stalls and is unplugged."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from guest import Guest, Late
from initrd import RUN, Initrd
from packages import Missing, Unpacked, run
from pictures import FORMATS, grey

HERE = Path(__file__).parent
SCAN = "yanzheng --lang en scan --trust /trust --camera 0 --json --history none"
SIZE = "1280 720"
# The rate that a camera of 30 frames a second has left where everything is emulated.
RATE = 10
# Within the minute that a code lives; on an idle machine each takes half a second.
READ = 45
# The program's patience with a silent camera is 3 s.
STALL = range(2, 10)
# It opens again each second.
AGAIN = 30
VIVID = "insmod /mods/vivid.ko n_devs=1 node_types=0x1 num_inputs=1 input_types=0x0 vid_cap_nr=0"
LOOPBACK = "insmod /mods/v4l2loopback.ko video_nr=0 card_label=Loopback exclusive_caps=1"
DRIVER = "/sys/bus/platform/drivers/vivid"


class Failed(Exception):
    """The program did not do what it must."""


class Rows:
    """What passed and what did not."""

    def __init__(self):
        self.failed = False

    def check(self, name: str, guest: Guest, work):
        """Does a row's work and prints how it ended."""
        begun, heard = time.monotonic(), len(guest.said)
        try:
            mark, note = "passed", work(guest)
        except (Failed, Late) as error:
            self.failed = True
            said = "".join(f"\n    {line[:300]}" for line in guest.said[heard:])
            mark, note = "FAILED", f"{error}{said}"
        print(f"{name:<8} {mark}  {time.monotonic() - begun:5.1f} s  {note}", flush=True)


def accepted(line: str) -> bool:
    return line.startswith('{"v":1,') and '"verdict":"accepted"' in line and '"use":"presentation"' in line


def opened(line: str) -> bool:
    return line.startswith("The camera is open: ")


def formats(unpacked: Unpacked, made: int):
    """A row for each format: one run that must read the code and accept it."""
    for name, (fourcc, _) in FORMATS.items():

        def work(guest: Guest) -> str:
            begin(guest, fourcc, name, made)
            heard = len(guest.said)
            guest.send(f"timeout {READ} {SCAN} --once")
            ended, _ = guest.wait(lambda line: line.startswith("= "), READ + 10)
            said = guest.said[heard:]
            description = next((line for line in said if opened(line)), "")
            if f", 1280 x 720, {name}." not in description:
                raise Failed(f"it does not say that the camera gives {name} of 1280 x 720")
            if ended != "= 0" or sum(map(accepted, said)) != 1:
                raise Failed(f"it did not accept the code ({ended})")
            return "read and accepted; 1280 x 720"

        yield name, work


def begin(guest: Guest, fourcc: str, frame: str, made: int):
    """A camera that shows the code, at the time when the code was made."""
    guest.do("killall -9 feeder yanzheng 2>/dev/null; sleep 1")
    guest.do("rmmod v4l2loopback 2>/dev/null")
    guest.must(LOOPBACK)
    show(guest, fourcc, frame)
    guest.must(f"date -s @{made} >/dev/null")


def show(guest: Guest, fourcc: str, frame: str):
    guest.must(f"feeder show /dev/video0 {SIZE} {fourcc} {RATE} /frames/{frame} & FEEDER=$!; sleep 1")
    guest.must("kill -0 $FEEDER")


def start(guest: Guest):
    guest.must(f"{SCAN} & PROGRAM=$!")


def survives(guest: Guest):
    """The process that was started still runs, and is ended."""
    if guest.do("kill -0 $PROGRAM"):
        raise Failed("the program ended")
    guest.do("kill $PROGRAM; wait $PROGRAM; true")


def stall(made: int):
    """Frames stop and come again."""

    def work(guest: Guest) -> str:
        begin(guest, "YUYV", "YUYV", made)
        start(guest)
        guest.wait(accepted, READ)
        guest.must("kill -STOP $FEEDER")
        said, after = guest.wait(lambda line: "has given no picture for" in line, STALL.stop)
        if not STALL.start <= after:
            raise Failed(f"it was said too early, after {after:.1f} s: {said}")
        # The same code within 5 s is the same check.
        guest.must("sleep 3")
        guest.must("kill -CONT $FEEDER")
        _, back = guest.wait(accepted, AGAIN)
        survives(guest)
        return f"said after {after:.1f} s; read and accepted {back:.1f} s after frames came again; the same process"

    return work


def unplug(made: int):
    """A device goes away under the program, comes back, and goes; then another comes in its place, with the code."""

    def work(guest: Guest) -> str:
        guest.do("killall -9 feeder yanzheng 2>/dev/null; sleep 1")
        guest.do("rmmod v4l2loopback 2>/dev/null")
        guest.must(VIVID)
        start(guest)
        guest.wait(opened, READ)
        gone = unplugged(guest)
        guest.must(f"echo vivid.0 > {DRIVER}/bind")
        # Under the number that it had, since nothing of ours holds the old device.
        _, back = guest.wait(opened, AGAIN)
        unplugged(guest)
        guest.must("rmmod vivid")
        guest.must(LOOPBACK)
        show(guest, "YUYV", "YUYV")
        guest.must(f"date -s @{made} >/dev/null")
        _, read = guest.wait(accepted, AGAIN)
        survives(guest)
        return (f"said after {gone:.1f} s; the device open again after {back:.1f} s; another in its place read after "
                f"{read:.1f} s; the same process")

    return work


def unplugged(guest: Guest) -> float:
    guest.must("sleep 1")
    guest.must(f"echo vivid.0 > {DRIVER}/unbind")
    _, after = guest.wait(lambda line: "The camera is gone" in line, 10)
    return after


def files(unpacked: Unpacked, program: Path, demo: Path, folder: Path) -> bytes:
    """What the guest has."""
    initrd = Initrd()
    for name in ["proc", "sys", "dev", "tmp"]:
        initrd.folder(name)
    initrd.put("bin/busybox", unpacked.tool("busybox").read_bytes(), RUN)
    initrd.put("init", (HERE / "guest.sh").read_bytes(), RUN)
    feeder, bare = folder / "feeder", folder / "program"
    run("cc", "-O2", "-Wall", "-static", "-o", feeder, HERE / "feeder.c")
    run("strip", "-o", bare, program)
    initrd.put("bin/feeder", feeder.read_bytes(), RUN)
    initrd.put("bin/yanzheng", bare.read_bytes(), RUN)
    for library in re.findall(r"(/\S+\.so\S*)", run("ldd", program).decode()):
        initrd.put(library, Path(library).read_bytes(), RUN)
    order: dict[str, bytes] = {}
    for name in ["videodev", "vivid"]:
        order.update(unpacked.module(name))
    for name, content in order.items():
        initrd.put(f"mods/{name}.ko", content)
    initrd.put("mods/v4l2loopback.ko", unpacked.loopback())
    before = "".join(f"insmod /mods/{name}.ko\n" for name in order if name != "vivid")
    initrd.put("mods/load", before.encode())
    for file in sorted((demo / "trust").iterdir()):
        initrd.put(f"trust/{file.name}", file.read_bytes())
    picture = grey((demo / "phone/frame.png").read_bytes())
    for name, (_, make) in FORMATS.items():
        initrd.put(f"frames/{name}", make(picture))
    return initrd.packed()


def main(cache: Path, program: Path, office: Path) -> int:
    if os.uname().machine != "x86_64":
        raise Missing("this needs a machine of x86-64: the guest runs this machine's program in Debian's kernel for it")
    cache.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    unpacked = Unpacked(cache)
    kernel = unpacked.kernel()
    rows = Rows()
    # What is of this run alone goes with it.
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        demo, initrd = Path(folder) / "demo", Path(folder) / "initrd"
        made = int(time.time())
        run(office, "demo", demo)
        initrd.write_bytes(files(unpacked, program, demo, Path(folder)))
        # The instant of the code, within a second or two: not in the future of the guest, and a minute from its end.
        made = max(made, int((demo / "phone/frame.png").stat().st_mtime))
        print(f"Linux {unpacked.version} in QEMU, everything emulated; ready after {time.monotonic() - begun:.1f} s")
        with Guest(unpacked, kernel, initrd, cache / "kernel.log") as guest:
            guest.boot()
            guest.must(". /mods/load")
            for name, work in formats(unpacked, made):
                rows.check(name, guest, work)
            rows.check("stall", guest, stall(made))
            rows.check("unplug", guest, unplug(made))
    print(f"{time.monotonic() - begun:.1f} s in all; the guest's kernel says more in {cache / 'kernel.log'}")
    return int(rows.failed)


if __name__ == "__main__":
    try:
        sys.exit(main(*(Path(word).resolve() for word in sys.argv[1:])))
    except (Missing, Late) as error:
        sys.exit(f"./dev camera cannot run here: {error}")
    except subprocess.SubprocessError as error:
        sys.exit(f"./dev camera cannot run here: {error}")
