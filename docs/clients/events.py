"""Prints events as they happen, with nothing but Python's standard library. TOKEN and GATEWAY_URL come from the environment."""

import json
import os
import sys
import time
import urllib.error
import urllib.request

QUERY = """
subscription Events($mask: String!, $after: String) {
  events(mask: $mask, after: $after) { __typename cursor at user }
}
"""


def answers(variables):
    """Yields the answers of a subscription."""
    request = urllib.request.Request(
        os.environ["GATEWAY_URL"],
        data=json.dumps({"query": QUERY, "variables": variables}).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['TOKEN']}",
            "Content-Type": "application/json",
            "Accept": "text/event-stream",
        },
    )
    # A line comes every 12 seconds at least. Silence is a broken connection.
    with urllib.request.urlopen(request, timeout=60) as response:
        for line in response:
            if line.startswith(b"data: {"):
                yield json.loads(line[len(b"data: "):])


after = None
while True:
    try:
        for answer in answers({"mask": sys.argv[1], "after": after}):
            for error in answer.get("errors", []):
                print(f"{error['extensions']['code']}: {error['message']}", file=sys.stderr)
                if not error["extensions"]["retryable"]:
                    sys.exit(1)
            event = (answer.get("data") or {}).get("events")
            if event:
                after = event["cursor"]
                print(event["at"], event["__typename"], event["user"], flush=True)
    except urllib.error.HTTPError as error:
        sys.exit(error.read().decode())
    except OSError:
        pass  # The connection broke.
    time.sleep(1)
