#!/usr/bin/env bash
# Everything that must hold before a change goes in, but for the tests that need Dovecot. Two steps run beside each other. Each runs, whatever
# became of the others. With --without-tests: all but the tests, for who runs them all anyway.
cd "$(dirname "$0")/.." || exit
export PATH="$PWD/node_modules/.bin:$PATH"

step() {
  local output
  if output=$(eval "$2" 2>&1); then
    echo "✓ $1"
  else
    printf '%s\n✗ %s\n' "$output" "$1"
    return 1
  fi
}
export -f step

# The longest first.
steps=(
  'lint' 'eslint . --max-warnings 0'
  'generated code is current' 'graphql-codegen --config codegen.ts --check'
  'types' 'tsc'
  'documentation is current' 'tsx scripts/docs.ts --check'
  'format' 'prettier --check --log-level warn .'
  'types of the query editor' 'tsc -p graphiql'
  'prose' 'tsx lint/prose.ts'
)
[ "$1" = --without-tests ] || steps+=('tests without Dovecot' 'vitest run --project unit')

printf '%s\0' "${steps[@]}" | xargs -0 -P 2 -n 2 bash -c 'step "$@"' step
