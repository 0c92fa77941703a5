#!/usr/bin/env bash
# Puts Alertmanager below the directory that is given, from the Debian distribution of this machine, and prints where its program
# is. Of the machine only the folder of templates changes, and only where it is not there: the program looks for them in that one
# place. A second call with the same directory does nothing.
set -euo pipefail
[ $# = 1 ] || { echo "usage: $0 <directory>" >&2; exit 2; }
mkdir -p "$1"
home=$(cd "$1" && pwd)
program=$home/root/usr/bin/prometheus-alertmanager

if ! [ -x "$program" ]; then
  mkdir -p "$home/lists/partial" "$home/cache/archives/partial"
  options=(-o "Dir::State::lists=$home/lists" -o "Dir::Cache=$home/cache" -o APT::Sandbox::User=root)
  apt-get -qq "${options[@]}" update >&2
  (cd "$home" && apt-get -qq "${options[@]}" download prometheus-alertmanager)
  for package in "$home"/*.deb; do
    dpkg -x "$package" "$home/root"
  done
fi
templates=/usr/share/prometheus/alertmanager
if ! [ -e "$templates/default.tmpl" ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" mkdir -p "$templates"
  "${as_root[@]}" cp "$home/root$templates"/*.tmpl "$templates"
fi
"$program" --version 2>&1 | head -n 1 >&2
echo "$program"
