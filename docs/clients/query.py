"""Lists an account's folders with only Python's standard library. TOKEN and GATEWAY_URL come from the environment."""

import json
import os
import sys
import urllib.error
import urllib.request

QUERY = """
query Folders($user: String!) {
  user(name: $user) {
    mailboxes { name messageCount unseenCount }
  }
}
"""


def ask(query, variables):
    """Returns `data`. Exits when the answer has errors: each has a code, a message, and whether a retry makes sense."""
    request = urllib.request.Request(
        os.environ["GATEWAY_URL"],
        data=json.dumps({"query": query, "variables": variables}).encode(),
        headers={"Authorization": f"Bearer {os.environ['TOKEN']}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        answer = json.load(error)
    if answer.get("errors"):
        first = answer["errors"][0]
        raise SystemExit(f"{first['extensions']['code']}: {first['message']} (request {answer['extensions']['requestId']})")
    return answer["data"]


user = ask(QUERY, {"user": sys.argv[1]})["user"]
if user is None:
    raise SystemExit("There is no such user.")
for mailbox in user["mailboxes"]:
    print(f"{mailbox['name']}: {mailbox['messageCount']} messages, {mailbox['unseenCount']} unseen")
