"""Secure connections: the certificate must be that of the name, whatever address the name leads to."""

import socket
import ssl
from collections.abc import Callable

import pytest
import trustme

from memcon.articles.fetching import Limits, Unreachable, outside
from tests.articles.fetching.servers import LOOPBACK, PATIENT, SHORT, answer, fetcher, serve

AUTHORITY = trustme.CA()
PAGE = answer(b"The union")


def trusted() -> ssl.SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


def identified(certificate: trustme.LeafCert) -> Callable[..., ssl.SSLSocket]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return lambda connection: context.wrap_socket(connection, server_side=True)


def fetch(address: str, limits: Limits = PATIENT) -> bytes:
    own = fetcher(limits, resolve=lambda host, port: [LOOPBACK], trusted=trusted)
    return own.fetch(address.replace("http:", "https:")).data


def test_a_certificate_of_the_name_is_trusted() -> None:
    with serve({"/a": PAGE}, identified(AUTHORITY.issue_cert("news.example"))) as site:
        assert fetch(site("/a", "news.example")) == b"The union"


def test_a_name_in_another_script_is_the_certificates_too() -> None:
    with serve({"/a": PAGE}, identified(AUTHORITY.issue_cert("xn--bcher-kva.example"))) as site:
        assert fetch(site("/a", "bücher.example")) == b"The union"


def test_the_certificate_of_another_is_not_trusted() -> None:
    with serve({"/a": PAGE}, identified(AUTHORITY.issue_cert("other.example"))) as site:
        with pytest.raises(Unreachable, match=r"^its certificate is not to be trusted \(Hostname mismatch"):
            fetch(site("/a", "news.example"))
        assert site.asked == []


def test_a_certificate_from_nobody_is_not_trusted() -> None:
    stranger = identified(trustme.CA().issue_cert("news.example"))
    untrusted = pytest.raises(Unreachable, match=r"^its certificate is not to be trusted \(")
    with serve({"/a": PAGE}, stranger) as site, untrusted:
        fetch(site("/a", "news.example"))


def test_a_server_that_speaks_no_tls_is_told() -> None:
    def plain(connection: socket.socket) -> ssl.SSLSocket:
        connection.recv(1)
        connection.sendall(PAGE)
        raise OSError

    with serve({}, plain) as site, pytest.raises(Unreachable, match=r"^no secure connection to it can be made$"):
        fetch(site("/a", "news.example"))


def test_a_server_that_hangs_in_the_handshake_is_left() -> None:
    def silent(connection: socket.socket) -> ssl.SSLSocket:
        while connection.recv(65_536):
            pass
        raise OSError

    with serve({}, silent) as site, pytest.raises(Unreachable, match=r"^it cannot be connected to in time$"):
        fetch(site("/a", "news.example"), SHORT)


def test_the_authorities_come_from_certifi_unless_the_user_names_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    context = outside.trusted()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert len(context.get_ca_certs()) > 50
