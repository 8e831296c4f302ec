// Choosing a province loads its communes without a round trip of the whole page.
// data-communes-url answers ?province=CODE with [{"value": "...", "label": "..."}].

async function load(box, province, commune) {
  const first = commune.options[0];
  commune.replaceChildren(first);
  if (!province.value) return;
  commune.setAttribute('aria-busy', 'true');
  try {
    const url = new URL(box.dataset.communesUrl, location.href);
    url.searchParams.set('province', province.value);
    const answer = await fetch(url, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
    for (const { value, label } of await answer.json()) commune.add(new Option(label, value));
  } finally {
    commune.removeAttribute('aria-busy');
  }
}

for (const box of document.querySelectorAll('[data-communes-url]')) {
  const [province, commune] = box.querySelectorAll('select');
  const button = box.querySelector('button[name$=".load"]');
  button.hidden = true;
  province.addEventListener('change', () => {
    load(box, province, commune).catch(() => {
      button.hidden = false; // the way without JavaScript still works
    });
  });
}
