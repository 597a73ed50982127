#!/bin/bash
# A real systemd in namespaces of its own: systemd_box.sh FOLDER SITE_PACKAGES CGROUP
#
# Its root is an overlay over / whose upper layer is in memory, so the host is never written; the network is a loopback
# interface alone. FOLDER is seen inside as /run/shared, SITE_PACKAGES as /run/site. Needs root. The process to enter
# with nsenter is the grandchild of this one; killing it ends everything inside.
set -eu
export FOLDER=$1 SITE=$2 CGROUP=$3 STAGE=${4:-outside}
ROOT=$FOLDER/ram/new

case $STAGE in
outside)
	exec unshare --mount "$BASH" "$0" "$FOLDER" "$SITE" "$CGROUP" cgroup
	;;
cgroup)
	mount --make-rprivate /
	mkdir -p "$FOLDER/cgroup" "$FOLDER/ram"
	mount -t cgroup2 none "$FOLDER/cgroup"
	mkdir "$FOLDER/cgroup/$CGROUP"
	echo $$ >"$FOLDER/cgroup/$CGROUP/cgroup.procs"
	exec unshare --pid --fork --mount --uts --ipc --net --cgroup "$BASH" "$0" "$FOLDER" "$SITE" "$CGROUP" inside
	;;
esac

mount --make-rprivate /
mount -t tmpfs tmpfs "$FOLDER/ram"
mkdir "$FOLDER/ram/up" "$FOLDER/ram/work" "$ROOT"
mount -t overlay overlay -o "lowerdir=/,upperdir=$FOLDER/ram/up,workdir=$FOLDER/ram/work" "$ROOT"
mount -t proc proc "$ROOT/proc"
mount -t sysfs sysfs "$ROOT/sys"
mount -t cgroup2 -o nsdelegate cgroup2 "$ROOT/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$ROOT/dev"
for device in null zero full random urandom tty; do
	touch "$ROOT/dev/$device"
	mount --bind "/dev/$device" "$ROOT/dev/$device"
done
mkdir "$ROOT/dev/pts" "$ROOT/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$ROOT/dev/pts"
ln -s pts/ptmx "$ROOT/dev/ptmx"
mount -t tmpfs tmpfs "$ROOT/dev/shm"
mount -t tmpfs -o mode=755 tmpfs "$ROOT/run"
mkdir "$ROOT/run/shared" "$ROOT/run/site"
mount --bind "$FOLDER" "$ROOT/run/shared"
mount --bind "$SITE" "$ROOT/run/site"
mount -t tmpfs tmpfs "$ROOT/tmp"

# Nothing but the essentials is started.
cd "$ROOT/etc"
rm -rf fstab machine-id systemd/system/*.wants
touch fstab machine-id
ln -sf /lib/systemd/system/multi-user.target systemd/system/default.target
for unit in systemd-udevd systemd-logind systemd-networkd systemd-resolved systemd-timesyncd getty@ console-getty; do
	ln -sf /dev/null "systemd/system/$unit.service"
done
rm -rf ../lib/systemd/system/*.target.wants/*
mkdir -p livefeed
cp "$FOLDER/config.toml" livefeed/
cp "$FOLDER/livefeed.service" systemd/system/
cp "$FOLDER/livefeed" ../usr/local/bin/

ip link set lo up
mkdir -p "$ROOT/oldroot"
cd "$ROOT"
pivot_root . oldroot
umount -l /oldroot
mount --make-rshared /
exec env -i container=box PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system
