// Two minutes before an officer's session ends a dialog asks; the form on the page stays as it is.
// data-keepalive-url answers a POST with {"token": "..."}: the token that the forms of this page need after a new sign-in.

const WARN_SECONDS = 120;
const SEEN = 'desk-active'; // shared by the tabs of one browser
const dialog = document.querySelector('dialog[data-idle-seconds]');

function touch() {
  localStorage.setItem(SEEN, String(Date.now()));
}

function idleSeconds() {
  return (Date.now() - Number(localStorage.getItem(SEEN) || 0)) / 1000;
}

function token() {
  return document.querySelector('[name="csrfmiddlewaretoken"]')?.value || '';
}

async function renew() {
  const answer = await fetch(dialog.dataset.keepaliveUrl, {
    method: 'POST',
    headers: { 'X-CSRFToken': token(), Accept: 'application/json' },
    redirect: 'manual',
  });
  if (!answer.ok) return false;
  const fresh = (await answer.json()).token;
  for (const field of document.querySelectorAll('[name="csrfmiddlewaretoken"]')) if (fresh) field.value = fresh;
  return true;
}

function ended() {
  dialog.querySelector('[data-idle-words]').textContent = dialog.dataset.ended;
  const link = dialog.querySelector('[data-idle-sign-in]');
  if (link) link.hidden = false;
}

async function stay() {
  if (!(await renew().catch(() => false))) return ended();
  touch();
  dialog.close();
}

function look() {
  const left = Number(dialog.dataset.idleSeconds) - idleSeconds();
  if (left > WARN_SECONDS) {
    if (dialog.open) dialog.close(); // another tab went on
  } else if (!dialog.open) dialog.showModal();
  if (left <= 0) ended();
}

if (dialog) {
  let renewed = Date.now();
  touch();
  for (const kind of ['keydown', 'pointerdown', 'input']) {
    addEventListener(kind, () => {
      if (dialog.open) return;
      touch();
      // Typing for long on one page is work: the server hears of it once a minute.
      if (Date.now() - renewed > 60000) {
        renewed = Date.now();
        renew().catch(() => {});
      }
    });
  }
  dialog.querySelector('[data-idle-stay]').addEventListener('click', stay);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    stay();
  });
  setInterval(look, 5000);
}
