"""Citizens who send their dossiers and do not give up: after a failure they reload the page, as a person would."""

import re
import threading
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from queue import Empty, SimpleQueue
from typing import Any

import httpx

from tests.faults.program import clock
from tests.faults.waiting import pause

THREADS = 8
GIVES_UP = 180.0  # seconds for one dossier
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CODE = re.compile(r"YC-[0-9A-Z-]+")
WORDS = "Chưa gửi được"


@dataclass
class Seen:
    """What the citizens of one run saw. `acknowledged`: public id → code; `answers`: what else came, counted."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    moments: list[float] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)

    def longest_pause(self, fault: float) -> float:
        """Give the longest time, from a fault on, in which no dossier was acknowledged."""
        after = [fault, *sorted(m for m in self.moments if m >= fault)]
        return max((b - a for a, b in pairwise(after)), default=0.0)


class Crowd:
    """Sends all drafts from eight threads; `reached(n)` tells whether n were acknowledged."""

    def __init__(self, address: str, citizens: Sequence[dict[str, Any]], *, pace: float = 0.0) -> None:
        self.address, self.pace, self.seen = address, pace, Seen()
        self._queue: SimpleQueue[tuple[str, str]] = SimpleQueue()
        for which in range(max(len(c["drafts"]) for c in citizens)):
            for citizen in citizens:
                for draft in citizen["drafts"][which : which + 1]:
                    self._queue.put((citizen["session"], draft))
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(THREADS)
        self._runs = [self._pool.submit(self._work) for _ in range(THREADS)]

    def reached(self, number: int) -> bool:
        return len(self.seen.acknowledged) >= number

    def finish(self) -> Seen:
        for run in self._runs:
            run.result()
        self._pool.shutdown()
        return self.seen

    def _work(self) -> None:
        while True:
            try:
                session, draft = self._queue.get_nowait()
            except Empty:
                return
            with httpx.Client(base_url=self.address, cookies={"sessionid": session}, timeout=60) as browser:
                self._send(browser, draft)
            pause(self.pace)

    def _send(self, browser: httpx.Client, draft: str) -> None:
        began = clock()
        while clock() - began < GIVES_UP:
            code = self._once(browser, draft)
            if code:
                with self._lock:
                    self.seen.acknowledged[draft] = code
                    self.seen.moments.append(clock())
                return
            pause(0.3)
        self.seen.given_up.append(draft)

    def _once(self, browser: httpx.Client, draft: str) -> str:
        """Load the page, press the button, read the code; "" when any of it failed."""
        page = self._ask(browser, "GET", f"/ho-so/{draft}/kiem-tra")
        if page is not None and page.url.path.endswith("/kiem-tra"):
            token = TOKEN.search(page.text)
            assert token, page.text[:2000]
            page = self._ask(browser, "POST", f"/ho-so/{draft}/kiem-tra", {"csrfmiddlewaretoken": token[1]})
        if page is None or not page.url.path.endswith("/da-nop"):
            return ""
        code = CODE.search(page.text)
        return code[0] if code else ""

    def _ask(
        self, browser: httpx.Client, method: str, path: str, form: dict[str, str] | None = None
    ) -> httpx.Response | None:
        try:
            answer = browser.request(method, path, data=form, follow_redirects=True)
        except httpx.HTTPError:
            self._note("no answer")
            return None
        if answer.status_code == 200:
            return answer
        polite = answer.status_code == 503 and (answer.request.method == "GET" or WORDS in answer.text)
        self._note(f"{answer.status_code}" if polite or answer.status_code != 503 else "503 without words")
        return None

    def _note(self, what: str) -> None:
        with self._lock:
            self.seen.answers[what] += 1
