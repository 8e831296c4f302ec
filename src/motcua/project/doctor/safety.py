"""Settings that must not stay as they are at home: keys, names, encryption."""

from motcua.project.doctor.finding import Check, Finding, Site, green, red, yellow

SHORTEST = 50  # characters of a key, as Django's own check asks
FEWEST = 5  # different ones
LOCAL = ("http://127.0.0.1", "http://localhost", "http://[::1]")


def _secret(site: Site) -> Finding:
    from django.conf import settings

    key = str(settings.SECRET_KEY)
    if len(key) < SHORTEST or len(set(key)) < FEWEST or "insecure" in key.lower() or "change" in key.lower():
        return red("SECRET_KEY is weak.", "Set 50 random characters; everybody then signs in anew.")
    kept = site.home / "secret"
    if kept.exists() and kept.stat().st_mode & 0o077:
        return red(f"Others may read {kept}.", f"Run `chmod 600 {kept}`.")
    return green("Strong.")


def _other_secrets(site: Site) -> Finding:
    from django.conf import settings

    from motcua.project import env

    weak = []
    if env.flag("VNEID", False) and len(env.text("VNEID_SECRET", "")) < 16:
        weak.append("VNEID_SECRET")
    token = getattr(settings, "MOTCUA_METRICS_TOKEN", "")
    if token and len(token) < 20:
        weak.append("MOTCUA_METRICS_TOKEN")
    if getattr(settings, "EMAIL_HOST_USER", "") and not getattr(settings, "EMAIL_HOST_PASSWORD", ""):
        weak.append("EMAIL_HOST_PASSWORD")
    return red(f"Unset or too short: {', '.join(weak)}.", "Set each to a long random value.") if weak else green("Set.")


def _debug(site: Site) -> Finding:
    from django.conf import settings

    if settings.DEBUG:
        return red("DEBUG is on: errors show the inside to everybody.", "Take DEBUG=1 out of the environment.")
    return green("Off.")


def _hosts(site: Site) -> Finding:
    from django.conf import settings

    if "*" in settings.ALLOWED_HOSTS:
        if site.is_sample:
            return green("Any name (the sample).")
        return red("It answers to any name.", "Set MOTCUA_HOSTS to the names people type.")
    return green(", ".join(settings.ALLOWED_HOSTS))


def _address(site: Site) -> Finding:
    from django.conf import settings

    url = str(settings.MOTCUA_PUBLIC_URL)
    if url.startswith("https://"):
        return green(url)
    if site.is_sample and url.startswith(LOCAL):
        return green(f"{url} (this machine only).")
    do = "Put a proxy with TLS in front and set MOTCUA_PUBLIC_URL to its https:// address."
    return red(f"{url} is not encrypted.", do)


def _sample(site: Site) -> Finding:
    """Anybody may be anybody in the sample: it must not stand on a server with real people."""
    if site.is_sample and site.own:
        do = "Take MOTCUA_SAMPLE=1 out of the environment; in the sample anybody may sign in as anybody."
        return red("The sample is switched on for a server of DATABASE_URL.", do)
    return green("The sample, on a database of its own." if site.is_sample else "Not the sample.")


def _maintenance(site: Site) -> Finding:
    from django.conf import settings

    if settings.MOTCUA_MAINTENANCE:
        return yellow("Every page says that the system is in maintenance.", "Unset MOTCUA_MAINTENANCE when it is done.")
    return green("Open.")


CHECKS = (
    Check("signing key", _secret, asks=False, reads=True),
    Check("other secrets", _other_secrets, asks=False, reads=True),
    Check("debug", _debug, asks=False, reads=True),
    Check("host names", _hosts, asks=False, reads=True),
    Check("public address", _address, asks=False, reads=True),
    Check("sample", _sample, asks=False),
    Check("maintenance", _maintenance, asks=False, reads=True),
)
