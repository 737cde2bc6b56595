# What scripts of tests need of the system; for `source`.

# Whether one of these programs is there.
has() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null && return
  done
  return 1
}

# Installs Debian packages where it may, and otherwise says which are missing: install REMEDY [PACKAGE…]
install() {
  local remedy=$1
  shift
  if [ $# -eq 0 ]; then
    echo "all there"
    return
  fi

  local become=()
  [ "$(id -u)" = 0 ] || become=(sudo -n)
  if ! has apt-get || ! "${become[@]}" true 2>/dev/null; then
    echo "Missing (by the names of the Debian packages): $*" >&2
    echo "$remedy" >&2
    exit 1
  fi
  echo "installing $*"
  "${become[@]}" apt-get update -qq
  "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
