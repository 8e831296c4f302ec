// On a public machine: nobody touches it for some minutes, and it forgets. Half a minute before, it says so.
// Without JavaScript the page's own refresh does the same, later.

const WARN_SECONDS = 30;
const strip = document.querySelector('[data-wipe]');

function wipe() {
  localStorage.clear();
  sessionStorage.clear();
  location.replace(strip.dataset.wipe);
}

if (strip) {
  const words = strip.querySelector('[data-countdown]');
  let touched = Date.now();
  for (const kind of ['keydown', 'pointerdown', 'input', 'scroll', 'touchstart']) {
    addEventListener(kind, () => {
      touched = Date.now();
      words.textContent = '';
    }, { passive: true });
  }
  const clock = setInterval(() => {
    const left = Number(strip.dataset.quietSeconds) - (Date.now() - touched) / 1000;
    if (left <= 0) {
      clearInterval(clock);
      wipe();
    } else if (left <= WARN_SECONDS && !words.textContent) words.textContent = words.dataset.words;
  }, 1000);
  // A page that the browser had put aside comes back with what was typed: never on this machine.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
