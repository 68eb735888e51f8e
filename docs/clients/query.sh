#!/bin/sh
# Asks for an account's quota and folders. TOKEN and GATEWAY_URL come from the environment.
set -eu
user=$1
curl --silent --show-error --fail-with-body "$GATEWAY_URL" \
  --header "Authorization: Bearer $TOKEN" \
  --header 'Content-Type: application/json' \
  --data @- <<JSON
{
  "query": "query Account(\$user: String!) { user(name: \$user) { name quota { storageUsedBytes } mailboxes { name messageCount } } }",
  "variables": { "user": "$user" }
}
JSON
