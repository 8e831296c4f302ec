// Files go up one by one with true progress; photos over 4 MB are made smaller first when the browser can.
// On the form: data-upload; data-upload-words = words while sending, "%s" is the name; data-upload-failed = words when it fails.
// Around each file field: data-upload-region (ui/fields/file.html has it); the answer is the page, from which the region
// is taken. data-upload-button marks what is needed only without JavaScript.

const BIG = 4 * 1024 * 1024;
const LONGEST = 2000;
const SHRINKABLE = ['image/jpeg', 'image/png', 'image/webp'];

async function smaller(file) {
  if (file.size <= BIG || !SHRINKABLE.includes(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const ratio = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * ratio);
    canvas.height = Math.round(picture.height * ratio);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return made && made.size < file.size ? new File([made], file.name.replace(/\.\w+$/, '.jpg'), { type: made.type }) : file;
  } catch {
    return file; // the server makes it smaller instead
  }
}

function row(form, name) {
  const line = document.createElement('li');
  const words = document.createElement('span');
  const bar = document.createElement('progress');
  line.className = 'file';
  words.className = 'file-note';
  words.textContent = (form.dataset.uploadWords || '%s').replace('%s', name);
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', words.textContent);
  line.append(words, bar);
  return { line, bar, words };
}

// The page of an error says in its heading what is wrong.
function said(request) {
  return request.response?.querySelector('h1')?.textContent || '';
}

function post(form, field, file, bar) {
  return new Promise((done, fail) => {
    const data = new FormData();
    for (const hidden of form.querySelectorAll('input[type="hidden"]')) data.append(hidden.name, hidden.value);
    data.append(field.name, file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', field.dataset.uploadUrl || form.action);
    request.responseType = 'document';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener('load', () => (request.status < 400 ? done(request.response) : fail(said(request))));
    request.addEventListener('error', () => fail(''));
    request.send(data);
  });
}

function swap(region, page) {
  const selector = `[data-upload-region="${CSS.escape(region.dataset.uploadRegion)}"]`;
  const fresh = page?.querySelector(selector);
  if (!fresh) return location.reload();
  region.replaceWith(fresh);
  bind(fresh);
  return fresh.querySelector('input[type="file"]')?.focus();
}

async function send(field) {
  const region = field.closest('[data-upload-region]');
  const form = field.form;
  const list = region.querySelector('.files') || field.insertAdjacentElement('beforebegin', document.createElement('ul'));
  list.className = 'files';
  let page = null;
  for (const file of [...field.files]) {
    const { line, bar, words } = row(form, file.name);
    list.append(line);
    try {
      page = await post(form, field, await smaller(file), bar);
    } catch (why) {
      words.textContent = why || (form.dataset.uploadFailed || '%s').replace('%s', file.name);
      words.className = 'error';
      words.setAttribute('role', 'alert');
      bar.remove();
      return;
    }
  }
  swap(region, page);
}

// Our own words instead of the browser's, now that a row shows each file on its way.
function dress(field) {
  const pick = field.parentElement.querySelector('[data-upload-pick]');
  if (!pick) return;
  field.classList.replace('drop', 'hidden-words');
  pick.hidden = false;
}

function bind(place) {
  for (const field of place.querySelectorAll('input[type="file"]')) {
    dress(field);
    field.addEventListener('change', () => field.files.length && field.form.matches('[data-upload]') && send(field));
  }
  for (const button of place.querySelectorAll('[data-upload-button]')) button.hidden = true;
}

document.querySelectorAll('[data-upload-region]').forEach(bind);
