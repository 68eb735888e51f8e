#!/usr/bin/env bash
# Everything that must hold before a change goes in, but for the tests that need Dovecot. Each step runs, whatever became of the others.
# With --without-tests: all but the tests, for who runs them all anyway.
cd "$(dirname "$0")/.." || exit
PATH="$PWD/node_modules/.bin:$PATH"
failed=0

step() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    echo "✓ $name"
  else
    failed=1
    printf '%s\n' "$output"
    echo "✗ $name"
  fi
}

step 'generated code is current' graphql-codegen --config codegen.ts --check
step 'documentation is current' tsx scripts/docs.ts --check
step 'types' tsc
step 'types of the query editor' tsc -p graphiql
step 'lint' eslint . --max-warnings 0
step 'prose' tsx lint/prose.ts
step 'format' prettier --check --log-level warn .
[ "$1" = --without-tests ] || step 'tests without Dovecot' vitest run --project unit

exit $failed
