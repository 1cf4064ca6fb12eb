"""Whom does the machine itself trust?"""

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
