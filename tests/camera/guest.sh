#!/bin/busybox sh
# The guest's first process: makes what a program expects of a system, then does what comes over the second serial line,
# a command a line, and says after each how it ended.
/bin/busybox --install -s /bin
export PATH=/bin HOME=/tmp
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
mount -t tmpfs none /tmp
stty -F /dev/ttyS1 raw -echo
exec </dev/ttyS1 >/dev/ttyS1 2>&1
echo "= ready"
while IFS= read -r command; do
    eval "$command"
    echo "= $?"
done
