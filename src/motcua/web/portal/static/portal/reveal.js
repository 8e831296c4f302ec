// Questions that depend on an answer of the same page appear and go as soon as it is given.
// The server decides which: it saves the form and answers with the page, from which [data-questions] is taken.
// data-decides = on the controls that others depend on; data-revealed on [data-questions] = words said when some appear.

const place = document.querySelector('[data-questions]');
const form = place?.closest('form');
let asked = 0;

function merge(fresh, shown) {
  const before = new Set([...place.children].map((field) => field.id));
  const after = [...fresh.children];
  const new_ = after.filter((field) => !before.has(field.id));
  if (!new_.length && after.length === before.size) return;
  const focused = document.activeElement;
  // A field that stays keeps what is being typed into it.
  place.replaceChildren(...after.map((field) => document.getElementById(field.id) || field));
  form.elements.shown.value = shown;
  if (place.contains(focused)) focused.focus();
  if (new_.length) document.querySelector('[data-autosave-state]').textContent = place.dataset.revealed;
}

async function ask() {
  const mine = ++asked;
  const answer = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
    redirect: 'manual',
    headers: { 'X-Requested-With': 'reveal' },
  });
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-questions]');
  if (fresh) merge(fresh, page.querySelector('[name="shown"]').value);
}

place?.addEventListener('change', (event) => {
  // Without a line nothing is lost: saving the page shows the questions then.
  if (event.target.matches('[data-decides]')) ask().catch(() => {});
});
