#!/bin/sh
# One task over the REST service with curl: submit, poll, save the code.
#   examples/client.sh DATASHEET.pdf SCHEMATIC.pdf [URL]
set -eu
url=${3:-${AGENT_URL:-http://localhost:8080}}
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
id=$(curl -fsS -F "datasheet=@$1" -F "schematic=@$2" -F "instruction=生成初始化代码" "$url/api/v1/generate/async" | field task_id)
echo "task $id"
while :; do
  status=$(curl -fsS "$url/api/v1/tasks/$id" | field status)
  echo "$status"
  case $status in
    completed) break ;;
    failed | cancelled) exit 1 ;;
  esac
  sleep 5
done
curl -fsS -o generated.c "$url/api/v1/tasks/$id/result?format=file"
echo "generated.c written"
