#!/bin/sh
# Usage: supervise.sh FOLDER COMMAND...
# Runs COMMAND, a Dovecot in the foreground, until standard input ends: the process that holds the other end has called
# stop() or is gone, whatever killed it. Then COMMAND and all it started are killed and FOLDER is removed.
# A line "restart" stops COMMAND as an administrator would and starts it again; "halt" only stops it, "start" starts it.
folder=$1
shift

start() {
  # A session of its own, so that the process group holds this Dovecot and nothing else.
  setsid "$@" </dev/null >>"$folder/startup.log" 2>&1 &
  pid=$!
  echo "$pid" >"$folder/pid"
}

start "$@"
while read -r command; do
  if [ "$command" != start ]; then
    kill -TERM "$pid"
    wait "$pid"
    kill -KILL "-$pid" 2>/dev/null
  fi
  [ "$command" = halt ] || start "$@"
done
kill -KILL "-$pid" 2>/dev/null
wait "$pid" 2>/dev/null
rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }
