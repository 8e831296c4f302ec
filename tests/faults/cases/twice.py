"""The same form sent twice at the same moment: a nervous thumb, a proxy that tries again."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx

from tests.faults.clients import CODE, TOKEN
from tests.faults.program import Program
from tests.faults.table import Row

PAIRS, ROUNDS = 20, 3


def case(program: Program) -> Row:
    row, acknowledged = Row(""), dict[str, str]()
    for _ in range(ROUNDS):
        citizens: list[dict[str, Any]] = program.side("citizens", str(PAIRS), "1")
        with ThreadPoolExecutor(4) as pool:
            for draft, codes in pool.map(lambda c: _pair(program.address, c), citizens):
                if len(set(codes)) != 1 or not codes[0]:
                    row.problems.append(f"dossier {draft}: one form sent twice was answered with {codes}")
                acknowledged[draft] = codes[0]
        row.runs += PAIRS
    row.acknowledged = len(acknowledged)
    row.found(program.side("check", given=acknowledged))
    return row


def _pair(address: str, citizen: dict[str, Any]) -> tuple[str, list[str]]:
    """Load the page once and send its form from two threads that start together; gives the codes shown to both."""
    path, together = f"/ho-so/{citizen['drafts'][0]}/kiem-tra", Barrier(2)
    with httpx.Client(base_url=address, cookies={"sessionid": citizen["session"]}, timeout=60) as browser:
        found = TOKEN.search(browser.get(path).text)
        assert found

        def send() -> str:
            together.wait()
            page = browser.post(path, data={"csrfmiddlewaretoken": found[1]}, follow_redirects=True)
            code = CODE.search(page.text) if page.status_code == 200 else None
            return code[0] if code else ""

        with ThreadPoolExecutor(2) as pool:
            return citizen["drafts"][0], [run.result() for run in (pool.submit(send), pool.submit(send))]
