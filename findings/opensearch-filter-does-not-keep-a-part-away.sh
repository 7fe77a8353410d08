#!/bin/sh
# OpenSearch 2.19.6 (Java 17): index.routing.allocation.require._name names no node of the cluster. An index
# made with it is red and stays red. An index that has its primary on a node, is closed, gets the same
# setting and is opened again is red for some tenths of a second, then green on the very node that the
# setting forbids, while _cluster/allocation/explain says of the same shard that the node's filter does
# not let it remain there (can_remain_on_current_node "no"). Where every decider says no, a primary with
# a copy on disk is forced onto the node that has it.
#
# Guessed before: opening allocates the shard anew, the filter forbids every node, and the index stays red
# until the setting is taken away; so it seemed a way to try what a client does when a part is missing.
# Seen: green again, three of three. Fails when this changes.
# Needs Java 17, Maven and curl; as root on Linux also setpriv (the server refuses root).
set -eu
folder=$(mktemp -d); server=
trap '[ -z "$server" ] || kill "$server"; wait; rm -rf "$folder"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.8:copy -Dmdep.useBaseVersion=true \
    -Dartifact=org.opensearch.distribution.integ-test-zip:opensearch:2.19.6:zip -DoutputDirectory="$folder"
python3 -m zipfile -e "$folder/opensearch-2.19.6.zip" "$folder"
home=$folder/opensearch-2.19.6
port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$folder/tmp" "$folder/data" "$folder/logs"; chmod 755 "$folder"
cat >"$home/config/opensearch.yml" <<YML
discovery.type: single-node
network.host: 127.0.0.1
http.port: $port
transport.port: 0
path.data: $folder/data
path.logs: $folder/logs
cluster.routing.allocation.disk.threshold_enabled: false
YML
as=
if [ "$(id -u)" = 0 ]; then chown -R nobody "$folder"; as="setpriv --reuid=nobody --clear-groups"; fi
$as java -Xmx256m -XX:+UseSerialGC -Djava.security.manager=allow -Djava.io.tmpdir="$folder/tmp" \
    -Djna.nosys=true -Dlog4j2.disable.jmx=true -Djava.locale.providers=SPI,CLDR \
    -Dopensearch.path.home="$home" -Dopensearch.path.conf="$home/config" \
    -Dopensearch.distribution.type=zip -Dopensearch.bundled_jdk=false \
    -cp "$home/lib/*" org.opensearch.bootstrap.OpenSearch >"$folder/out.log" 2>&1 &
server=$!
ask() { curl -s -X "$1" -H 'content-type: application/json' "http://127.0.0.1:$port$2" ${3:+-d "$3"}; }
status() { ask GET "/_cluster/health/$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["status"])'; }
tries=0
until ask GET / >/dev/null; do tries=$((tries + 1)); [ "$tries" -lt 120 ]; sleep 1; done
nowhere='{"index.routing.allocation.require._name": "none"}'
one='"index.number_of_shards": 1, "index.number_of_replicas": 0'
ask PUT '/never?wait_for_active_shards=0' \
    "{\"settings\": {$one, \"index.routing.allocation.require._name\": \"none\"}}" >/dev/null
for name in first second third; do
    ask PUT "/$name" "{\"settings\": {$one}}" >/dev/null
    ask PUT "/$name/_doc/1?refresh=true" '{"name": "防災訓練"}' >/dev/null
    ask POST "/$name/_close" >/dev/null
    ask PUT "/$name/_settings" "$nowhere" >/dev/null
    ask POST "/$name/_open?wait_for_active_shards=0" >/dev/null
    ask GET "/_cluster/health/$name?wait_for_status=green&timeout=30s" >/dev/null
    seen=$(status "$name")
    remains=$(ask GET /_cluster/allocation/explain "{\"index\": \"$name\", \"shard\": 0, \"primary\": true}" |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["can_remain_on_current_node"])')
    echo "$name, opened again: $seen, may remain: $remains"
    [ "$seen $remains" = "green no" ] || { echo "this has changed"; exit 1; }
done
seen=$(status never)
echo "never, made with the setting: $seen"
[ "$seen" = red ] || { echo "this has changed"; exit 1; }
