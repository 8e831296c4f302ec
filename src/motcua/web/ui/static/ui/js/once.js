// A form is sent once, however often its button is pressed. Works on every form with method post.
// data-once-words on the form or the button: what the button says meanwhile.

const WAIT_MS = 15000; // a lost answer must not leave the form dead

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-disabled="true"]')) {
    button.removeAttribute('aria-disabled');
    if (button.dataset.words) button.textContent = button.dataset.words;
  }
}

function hold(form, button) {
  form.dataset.sent = 'yes';
  setTimeout(() => release(form), WAIT_MS);
  if (!button) return;
  const words = button.dataset.onceWords || form.dataset.onceWords;
  button.setAttribute('aria-disabled', 'true');
  if (words) {
    button.dataset.words = button.textContent;
    button.textContent = words;
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  else if (!event.defaultPrevented) hold(form, event.submitter);
});

// Back from the next page: the browser shows this one as it was left.
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(release);
});
