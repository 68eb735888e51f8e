#!/bin/sh
# Prints an account's quota and folders. TOKEN and GATEWAY_URL come from the environment. Ends with 1 where the answer has errors.
set -eu
# A text of JSON: quotes and backslashes are escaped.
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
# Errors come with status 200, too: a field that failed is null, the others are answered.
case $answer in *'"errors":['*) exit 1 ;; esac
