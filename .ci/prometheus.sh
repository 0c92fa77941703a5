#!/usr/bin/env bash
# Puts Prometheus 3's server and promtool below the directory that is given, from Debian's unstable distribution, and prints
# where they are. Nothing else of the machine changes; a second call with the same directory does nothing.
set -euo pipefail
[ $# = 1 ] || { echo "usage: $0 <directory>" >&2; exit 2; }
mkdir -p "$1"
home=$(cd "$1" && pwd)
bin=$home/root/usr/bin

if ! { [ -x "$bin/promtool" ] && [ -x "$bin/prometheus" ]; }; then
  # The mirror is the one that this machine takes Debian's packages from.
  mirror=$(find /etc/apt/sources.list /etc/apt/sources.list.d -name '*.sources' -o -name '*.list' 2>/dev/null | sort | xargs cat |
    grep -E '^(URIs|deb)[: ]' | grep -oE 'https?://[^ ]*/debian(/| |$)' | head -n 1 | tr -d ' ' || true)
  [ -n "$mirror" ] || { echo "this machine names no Debian mirror below /etc/apt" >&2; exit 1; }
  mkdir -p "$home/lists/partial" "$home/cache/archives/partial"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" >"$home/sources.list"
  options=(-o "Dir::Etc::sourcelist=$home/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o "Dir::State::lists=$home/lists" -o "Dir::Cache=$home/cache" -o APT::Sandbox::User=root)
  apt-get -qq "${options[@]}" update >&2
  (cd "$home" && apt-get -qq "${options[@]}" download prometheus)
  promtool=promtool # a package of its own in newer distributions
  if apt-cache "${options[@]}" show "$promtool" >/dev/null 2>&1; then
    (cd "$home" && apt-get -qq "${options[@]}" download "$promtool")
  fi
  for package in "$home"/*.deb; do
    dpkg -x "$package" "$home/root"
  done
fi
"$bin/promtool" --version 2>&1 | head -n 1 >&2
case $("$bin/prometheus" --version 2>&1 | head -n 1) in
  "prometheus, version 3."*) echo "$bin" ;;
  *) echo "this is not Prometheus 3: $("$bin/prometheus" --version 2>&1 | head -n 1)" >&2; exit 1 ;;
esac
