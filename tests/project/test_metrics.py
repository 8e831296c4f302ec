"""The figures: who may see them, what they count, that processes are added up, and what counting costs."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from prometheus_client.parser import text_string_to_metric_families

from motcua.base.errors import Refusal
from motcua.dossiers.acts import receive
from motcua.project import metrics, metrics_folder
from motcua.web.ui.words import sentence
from tests import stories
from tests.acts.jobs import run_jobs
from tests.house.addresses import addresses
from tests.town import Person


def read(text: str) -> dict[str, dict[tuple[str, ...], float]]:
    """Give each sample by its name and the values of its labels, in the order of their names."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(value for _, value in sorted(sample.labels.items()))] = sample.value
    return found


def asked(client: Client) -> dict[str, dict[tuple[str, ...], float]]:
    response = client.get("/metrics")
    assert response.status_code == 200
    return read(response.content.decode())


def test_it_counts_requests_acts_refusals_and_jobs(
    client: Client, mai: Person, hanh: Person, coc_san: Any, django_capture_on_commit_callbacks: Any
) -> None:
    before = asked(client)
    with django_capture_on_commit_callbacks(execute=True):
        dossier = stories.submitted(mai, coc_san)
        receive.receive(dossier.pk, by=hanh.actor, at=stories.MONDAY)
    sentence(Refusal("dossier.none"))
    mai.client.get(reverse("portal:dossier", args=[dossier.public_id]))
    assert client.get("/khong-co").status_code == 404
    done = run_jobs()
    after = asked(client)
    for name, labels, more in (
        ("motcua_acts_total", ("dossier.receive",), 1),
        ("motcua_refusals_total", ("dossier.none",), 1),
        ("motcua_requests_total", ("GET", "portal:dossier", "200"), 1),
        ("motcua_requests_total", ("GET", "none", "404"), 1),
        ("motcua_request_seconds_count", ("portal:dossier",), 1),
    ):
        assert after[name][labels] - before.get(name, {}).get(labels, 0) == more, name
    jobs = {k: v - before.get("motcua_jobs_total", {}).get(k, 0) for k, v in after["motcua_jobs_total"].items()}
    assert sum(jobs.values()) == done
    assert jobs["done", "handle"] >= 3
    assert after["motcua_queue_jobs"]["due",] == done
    assert after["motcua_process_resident_bytes"][str(os.getpid()), "web"] > 10_000_000


@pytest.mark.parametrize(
    "given",
    [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "10.0.0.7"}, {"HTTP_X_FORWARDED_PROTO": "https"},
     {"REMOTE_ADDR": "unix:"}, {"REMOTE_ADDR": "10.0.0.7", "HTTP_AUTHORIZATION": "Bearer wrong"}],
)  # fmt: skip
def test_to_others_it_does_not_exist(given: dict[str, str], client: Client, settings: LazySettings, db: None) -> None:
    settings.MOTCUA_METRICS_TOKEN = "a-token-of-many-letters"
    assert client.get("/metrics", **given).status_code == 404  # type: ignore[arg-type]  # headers by their CGI names


def test_without_a_token_an_empty_one_opens_nothing(client: Client, db: None) -> None:
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7", HTTP_AUTHORIZATION="Bearer ").status_code == 404


def test_behind_a_proxy_the_token_alone_counts(client: Client, settings: LazySettings, db: None) -> None:
    settings.MOTCUA_PUBLIC_URL = "https://motcua.laocai.example"
    settings.MOTCUA_METRICS_TOKEN = "a-token-of-many-letters"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer a-token-of-many-letters"}).status_code == 200
    assert client.post("/metrics", headers={"Authorization": "Bearer a-token-of-many-letters"}).status_code == 405


def test_the_walk_of_all_addresses_knows_it() -> None:
    assert [a.access.name for a in addresses() if a.name == "metrics" and a.access] == ["anyone"]


COUNTS = """
import sys
from motcua.project import metrics
metrics.act("dossier.receive"); metrics.request("portal:home", "GET", 200, 0.02)
sys.stdout.write(metrics.text().decode())
"""


def test_processes_are_added_up(tmp_path: Path) -> None:
    """Two programs with a folder each; what the first counted is there when the second is asked."""
    told = ""
    for program in ("web-1", "work-1"):
        folder = tmp_path / "metrics" / program
        folder.mkdir(parents=True)
        env = os.environ | {metrics.FOLDER: str(folder)}
        told = subprocess.run(
            [sys.executable, "-c", COUNTS], env=env, capture_output=True, text=True, check=True
        ).stdout
    found = read(told)
    assert found["motcua_acts_total"]["dossier.receive",] == 2
    assert found["motcua_request_seconds_bucket"]["0.025", "portal:home"] == 2


def test_the_folder_of_a_program_that_ended_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metrics.FOLDER, "")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead, alive = tmp_path / "metrics" / f"web-{ended.pid}", tmp_path / "metrics" / f"work-{os.getppid()}"
    for folder in (dead, alive):
        folder.mkdir(parents=True)
    metrics_folder.begin(tmp_path, "web")
    assert sorted(p.name for p in (tmp_path / "metrics").iterdir()) == sorted([alive.name, f"web-{os.getpid()}"])


COST = """
import time
from motcua.project import metrics
metrics.request("portal:home", "GET", 200, 0.02)
best = 1.0
for _ in range(20):
    began = time.perf_counter()
    for _ in range(500):
        metrics.request("portal:home", "GET", 200, 0.02)
    best = min(best, (time.perf_counter() - began) / 500)
print(best)
"""


def test_counting_a_request_costs_less_than_50_microseconds(tmp_path: Path) -> None:
    began = time.monotonic()
    env = os.environ | {metrics.FOLDER: str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", COST], env=env, capture_output=True, text=True, check=True).stdout
    assert float(told) < 50e-6, f"{told} s, measured in {time.monotonic() - began:.1f} s"
