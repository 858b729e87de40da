"""Passwords: which are fit, how they are kept (argon2id), and whether one is right."""

import hashlib
import hmac
import secrets
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from memcon.record.errors import RecordError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 1024


def check_fit(password: str, name: str) -> None:
    """Raises RecordError for a password that is easily guessed, or endless."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise RecordError(f"a password has {SHORTEST} characters or more, and not above {LONGEST}")
    if password.casefold() == name.casefold() or len(set(password)) < 4:
        raise RecordError("this password is too easily guessed; take another")


def seal(password: str) -> str:
    """What is kept of a password: an argon2id hash with a salt of its own (RFC 9106, second recommendation)."""
    return hasher().hash(_plain(password))


def is_right(sealed: str | None, password: str) -> bool:
    """Whether a password is the one that was sealed. Where there is none, it takes as long to say no."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        hasher().verify(sealed or decoy(), _plain(password))
    except (VerificationError, InvalidHashError):
        return False
    return sealed is not None


def is_outdated(sealed: str) -> bool:
    """Whether it was sealed by weaker rules than those of now."""
    return hasher().check_needs_rehash(sealed)


def mark(sealed: str) -> str:
    """A sign for a browser from which the right password came; it is worthless when the password changes."""
    nonce = secrets.token_urlsafe(16)
    return f"{nonce}.{_sign(sealed, nonce)}"


def is_mark(sealed: str, brought: str) -> bool:
    """Whether a browser brought a sign that `mark` made."""
    nonce, _, signed = brought.partition(".")
    return hmac.compare_digest(_sign(sealed, nonce).encode(), signed.encode())


def digest(secret: str) -> str:
    """What is kept of a token: tokens are random and long, so that a plain hash of one tells nothing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def hasher() -> "PasswordHasher":
    """The library's hasher, with its own costs: 64 MiB, three passes, four lanes."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def decoy() -> str:
    """The seal of a password that nobody has."""
    return seal(secrets.token_urlsafe(32))


def _plain(password: str) -> bytes:
    """The same bytes for the same password, whatever keyboard composed it."""
    return unicodedata.normalize("NFC", password[: LONGEST + 1]).encode("utf-8", "surrogatepass")


def _sign(sealed: str, nonce: str) -> str:
    key = hashlib.sha256(f"known browser\n{sealed}".encode()).digest()
    return hmac.new(key, nonce.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
