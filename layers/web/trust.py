"""Whom does the machine itself trust, and was it a certificate that a connection failed by?"""

import ssl

import truststore


def trusted_context() -> ssl.SSLContext:
    """TLS as the operating system trusts it, with the certificates that a council's own network adds.

    ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` are honoured where the system's own library does so.
    """
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def is_of_certificate(error: BaseException | None) -> bool:
    """Whether an error came from TLS, through however many hands."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error is not None
