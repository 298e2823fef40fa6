# A PostgreSQL server for one test run. $1: folder of its programs, $2: a new folder for its data and socket.
# Says "ready" once it answers; goes away, folder and all, when standard input ends.
bin=$1
home=$2
server=
as=
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    user=$(id -un postgres 2>/dev/null || echo nobody)
    chown "$user" "$home"
    as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi
cd "$home"
trap 'exit 1' HUP INT TERM
trap 'if [ "$server" ]; then kill -s QUIT "$server" || true; wait "$server" || true; fi; rm -rf "$home"' EXIT

# The tests outlive no power cut: nothing needs to reach the disk. Said in a file, so that a measurement can say otherwise.
$as "$bin/initdb" --pgdata=data --username=probity --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
echo "fsync = off" >>data/postgresql.conf
$as "$bin/postgres" -D data -k "$home" -c listen_addresses= -c max_connections=400 -c shared_buffers=64MB >log 2>&1 &
server=$!
until "$bin/pg_isready" --quiet --host="$home"; do
    kill -0 "$server" || { cat log >&2; exit 1; }
    sleep 0.05
done
echo ready
read -r _ || true
