"""News delivered to an address: POST, JSON, signed as Standard Webhooks 1.0 asks for (standardwebhooks.com).

At least once: a receiver that took a message whose answer was lost gets it again, under the same `webhook-id`. They go
in the order in which they were made. What cannot be delivered is owed, and tried again for as long as it takes; only a
message that the receiver itself refuses time after time is set aside, so that those after it can go on.
"""

import base64
import binascii
import datetime as dt
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from memcon.articles.fetching import Barred, Unreachable, shown
from memcon.articles.limits import Unusable
from memcon.record.news import News, OwedNews
from memcon.watch.clock import Clock, read_time, say_time, write_time
from memcon.watch.delays import delay
from memcon.watch.tools import UNBARRED, Tools

TRIES = 10  # after which a message is set aside that the receiver refuses
_SOON = dt.timedelta(seconds=30)
_LONGEST = dt.timedelta(hours=1)
_MINE = dt.timedelta(minutes=3)  # for which a message is one program's to deliver
_ENCODED_SECRET = "whsec_"  # noqa: S105 - how Standard Webhooks marks a secret that is base64

Post = Callable[[str, bytes, dict[str, str]], int]
"""Posts a body with headers to an address, and gives the status. Raises Unusable."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where news is delivered, and the secret that it is signed with."""

    address: str
    post: Post
    secret: str | None = None


def deliver(tools: Tools, webhook: Webhook) -> int:
    """Delivers what is owed and due, the oldest first, and gives how many were taken. The first that is not taken ends
    it, with a line, for they go in their order."""
    desk, taken = tools.record.news, 0
    for owed in desk.owed():
        if owed.due > tools.now or not desk.claim(owed, write_time(tools.clock.now() + _MINE)):
            break
        if cause := _try(webhook, owed.news, tools.clock):
            if not _put_off(tools, webhook, owed, cause):
                continue
            break
        desk.settle(owed)
        taken += 1
    return taken


def next_try(tools: Tools) -> dt.datetime | None:
    """When something that is owed is to be tried next."""
    owed = tools.record.news.owed(most=1)
    return read_time(owed[0].due) if owed else None


def sign(secret: str, id_: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature`: v1, and HMAC-SHA256 over id, timestamp and body."""
    signed = b".".join((id_.encode(), str(timestamp).encode(), body))
    return f"v1,{base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()}"


def _key(secret: str) -> bytes:
    if secret.startswith(_ENCODED_SECRET):
        try:
            return base64.b64decode(secret.removeprefix(_ENCODED_SECRET), validate=True)
        except binascii.Error:
            pass  # then it only looks like one
    return secret.encode()


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why a message was not taken. `refused` where the receiver does not want this one, `barred` where our own rules
    refuse its address."""

    words: str
    asked: float | None = None
    refused: bool = False
    barred: bool = False


def _try(webhook: Webhook, news: News, clock: Clock) -> _Cause | None:
    """Why the receiver has not taken it; None where it has."""
    body, timestamp = news.body.encode(), int(clock.now().timestamp())
    headers = {"Content-Type": "application/json", "webhook-id": news.id, "webhook-timestamp": str(timestamp)}
    if webhook.secret:
        headers["webhook-signature"] = sign(webhook.secret, news.id, timestamp, body)
    try:
        status = webhook.post(webhook.address, body, headers)
    except Barred as cause:
        return _Cause(f"{cause} {UNBARRED}", barred=True)
    except Unusable as cause:
        return _Cause(str(cause), cause.retry_after if isinstance(cause, Unreachable) else None)
    except Exception as error:  # what a receiver sends must not end the watch
        return _Cause(f"it cannot be reached ({type(error).__name__})")
    if 200 <= status < 300:
        return None
    return _Cause(f"it answers {status}", refused=status in {400, 405, 413, 415, 422})


def _put_off(tools: Tools, webhook: Webhook, owed: OwedNews, cause: _Cause) -> bool:
    """Puts off the next try; False where there is none any more."""
    now = tools.clock.now()
    name = f"webhook {shown(webhook.address)}"
    if cause.refused and owed.tries + 1 >= TRIES:
        tools.record.news.settle(owed)
        tools.voice.warn(f"{cause.words}; {owed.news.id} was tried {TRIES} times, and is set aside", name)
        return False
    tries = 0 if cause.barred else owed.tries
    due = now + min(delay(_SOON, tries, cause.asked), max(_LONGEST, dt.timedelta(seconds=cause.asked or 0)))
    tools.record.news.put_off(owed, write_time(due))
    tools.voice.warn(f"{cause.words}; trying again at {say_time(due, now)}", name)
    return True
