"""What lies outside: the mail server, VNeID, the certificate people's browsers see."""

import http.client
import smtplib
import socket
import ssl
from contextlib import closing
from urllib.parse import urlsplit

from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow

PATIENCE = 4  # seconds for one connection, less than a check may take
DAY = 86400


def _mail(site: Site) -> Finding:
    from django.conf import settings
    from django.core.mail import get_connection

    if site.is_sample:
        return green("Letters lie in the mailbox of the simulator.")
    if "smtp" not in settings.EMAIL_BACKEND:
        do = "Set EMAIL_HOST and what goes with it; until then letters lie as files in the home folder."
        return red("No mail server is set: nobody gets a letter.", do)
    link = get_connection(timeout=PATIENCE)
    try:
        link.open()
        link.close()
    except smtplib.SMTPAuthenticationError:
        return red(f"{settings.EMAIL_HOST} refuses the account.", "Look at EMAIL_HOST_USER and EMAIL_HOST_PASSWORD.")
    except (OSError, smtplib.SMTPException) as fault:
        do = "Look at EMAIL_HOST, EMAIL_PORT and the firewall. Letters wait and are tried again."
        return red(f"{settings.EMAIL_HOST} does not answer ({type(fault).__name__}).", do)
    return green(f"{settings.EMAIL_HOST} takes letters.")


def _vneid(site: Site) -> Finding:
    from motcua.project import env

    if site.is_sample:
        return green("The simulator.")
    if not env.flag("VNEID", False):
        return yellow("Citizens cannot sign in.", "Set VNEID=1, VNEID_ISSUER, VNEID_CLIENT and VNEID_SECRET.")
    issuer = urlsplit(env.text("VNEID_ISSUER"))
    env.text("VNEID_CLIENT"), env.text("VNEID_SECRET")
    kind = http.client.HTTPSConnection if issuer.scheme == "https" else http.client.HTTPConnection
    with closing(kind(issuer.netloc, timeout=PATIENCE)) as asking:
        try:
            asking.request("GET", f"{issuer.path.rstrip('/')}/.well-known/openid-configuration")
            status = asking.getresponse().status
        except (OSError, http.client.HTTPException) as fault:
            return red(
                f"{issuer.netloc} does not answer ({type(fault).__name__}).", "Look at the network and VNEID_ISSUER."
            )
    if status != http.client.OK:
        return red(f"{issuer.netloc} answers {status}.", "Look at VNEID_ISSUER; ask those who run VNeID.")
    return green(f"{issuer.netloc} answers.")


def _certificate(site: Site) -> Finding:
    """The certificate of the public address, as a browser would meet it."""
    from django.conf import settings

    url = urlsplit(str(settings.MOTCUA_PUBLIC_URL))
    if url.scheme != "https":
        return green("None: the address is not encrypted.")
    host, port = url.hostname or "", url.port or 443
    try:
        with (
            socket.create_connection((host, port), timeout=PATIENCE) as link,
            ssl.create_default_context().wrap_socket(link, server_hostname=host) as wrapped,
        ):
            until = ssl.cert_time_to_seconds(str((wrapped.getpeercert() or {})["notAfter"]))
    except ssl.SSLCertVerificationError as fault:
        return red(f"Browsers refuse it: {fault.verify_message}.", "Renew the certificate of the proxy in front.")
    except OSError as fault:
        do = "Look at the proxy in front; if this machine cannot reach its own public address, look from another."
        return yellow(f"{host}:{port} cannot be reached from here ({type(fault).__name__}).", do)
    days = int((until - site.at.timestamp()) // DAY)
    if days < 3:
        return red(f"It ends in {days} days.", "Renew the certificate of the proxy in front today.")
    return yellow(f"It ends in {days} days.", "Renew it.") if days < 21 else green(f"Good for {days} days.")


CHECKS = (
    Check("mail", _mail, asks=False, reads=True),
    Check("VNeID", _vneid, asks=False),
    Check("certificate", _certificate, asks=False, reads=True),
)
