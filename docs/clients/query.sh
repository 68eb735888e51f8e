#!/bin/sh
# Prints an account's quota and folders. TOKEN and GATEWAY_URL come from the environment. Exits with 1 when the answer has errors.
set -eu
# A JSON string: quotes and backslashes are escaped.
user=$(printf %s "$1" | sed 's/[\\"]/\\&/g')
answer=$(
  curl --silent --show-error --fail-with-body "$GATEWAY_URL" \
    --header "Authorization: Bearer $TOKEN" \
    --header 'Content-Type: application/json' \
    --data @- <<JSON
{
  "query": "query Account(\$user: String!) { user(name: \$user) { name quota { storageUsedBytes } mailboxes { name messageCount } } }",
  "variables": { "user": "$user" }
}
JSON
) || { code=$?; printf '%s\n' "$answer" >&2; exit $code; }
printf '%s\n' "$answer"
# Errors also come with status 200: a field that failed is null, and the others have values.
case $answer in *'"errors":['*) exit 1 ;; esac
