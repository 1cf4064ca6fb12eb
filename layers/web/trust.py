"""Whom does the machine itself trust, and was it a certificate that a connection failed by?"""

import ssl

import truststore


def trusted_context(file: str = "") -> ssl.SSLContext:
    """TLS as the operating system trusts it, with the certificates that a council's own network adds.

    ``file`` holds more certificates to trust, such as what ``SSL_CERT_FILE`` names: some systems heed that by
    themselves, Windows does not.

    Raises
    ------
    OSError
        There are no certificates in ``file``.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if file:
        context.load_verify_locations(file)
    return context


def is_of_certificate(error: BaseException | None) -> bool:
    """Whether an error came from TLS, through however many hands."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error is not None
