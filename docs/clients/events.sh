#!/bin/sh
# Prints events as they happen, a line of JSON each. TOKEN and GATEWAY_URL come from the environment; $1 is the mask of the users.
set -eu
curl --silent --show-error --no-buffer --fail-with-body "$GATEWAY_URL" \
  --header "Authorization: Bearer $TOKEN" \
  --header 'Content-Type: application/json' \
  --header 'Accept: text/event-stream' \
  --data @- <<JSON | sed -u -n 's/^data: \({.*\)/\1/p'
{
  "query": "subscription Events(\$mask: String!) { events(mask: \$mask) { __typename cursor at user } }",
  "variables": { "mask": "$1" }
}
JSON
