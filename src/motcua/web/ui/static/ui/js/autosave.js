// The form of the page is saved as it is filled in.
// On the form: data-autosave = address; data-saved, data-offline, data-ended, data-restored = words of each state.
// The element data-autosave-state (aria-live) shows them; "%s" in the words is the time.
// What could not be sent stays in this tab only (sessionStorage) and is sent when the line is back.
// data-version = what the server has; the answer may say the new one: {"version": "..."}. A copy made over an older
// version is dropped: the server took it.

const IDLE_MS = 2000;
const SECRET = /^(csrfmiddlewaretoken|password.*)$/;

const form = document.querySelector('form[data-autosave]');
const key = form && `draft:${form.dataset.autosave}`;
let timer = 0;
let sending = false;
let again = false;

function say(state) {
  const place = document.querySelector('[data-autosave-state]');
  const now = new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
  if (place) place.textContent = (form.dataset[state] || '').replace('%s', now);
}

function typed() {
  return [...new FormData(form)].filter(([name, value]) => !SECRET.test(name) && typeof value === 'string');
}

function keep() {
  try {
    sessionStorage.setItem(key, JSON.stringify({ over: form.dataset.version || '', typed: typed() }));
  } catch {
    return; // storage full or forbidden: the page itself still holds everything
  }
}

function body() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (typeof value !== 'string') data.delete(name);
  return data;
}

async function send() {
  if (sending) {
    again = true;
    return;
  }
  sending = true;
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: 'POST',
      body: body(),
      redirect: 'manual',
      headers: { 'X-Requested-With': 'autosave' },
    });
    if (answer.ok) {
      const said = await answer.json().catch(() => ({}));
      if (said.version) form.dataset.version = said.version;
      sessionStorage.removeItem(key);
      say('saved');
    } else {
      keep();
      say(answer.type === 'opaqueredirect' || [401, 403].includes(answer.status) ? 'ended' : 'offline');
    }
  } catch {
    keep();
    say('offline');
  } finally {
    sending = false;
    if (again) {
      again = false;
      send();
    }
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(send, IDLE_MS);
}

function fill(pairs) {
  const wanted = new Map();
  for (const [name, value] of pairs) wanted.set(name, [...(wanted.get(name) || []), value]);
  for (const control of form.elements) {
    if (!control.name || SECRET.test(control.name) || ['file', 'hidden', 'submit'].includes(control.type)) continue;
    const values = wanted.get(control.name) || [];
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  }
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(key) || 'null');
  if (!kept) return;
  if (kept.over !== (form.dataset.version || '')) {
    sessionStorage.removeItem(key);
    return;
  }
  fill(kept.typed);
  say('restored');
  later();
}

if (form) {
  restore();
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    keep();
  });
  addEventListener('online', () => sessionStorage.getItem(key) && send());
}
