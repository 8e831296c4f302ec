// The text of an identity card, scanned or pasted into its field: Enter fills the applicant without going to the server.
// What is not understood here is sent, and the server says what is wrong.

const form = document.querySelector('form.intake');
const card = form?.elements.card;

function fill(text) {
  const [number, , name, born, sex, address] = text.split('|').map((part) => part.normalize('NFC').trim());
  if (!/^\d{12}$/.test(number) || !name || !/^\d{8}$/.test(born ?? '') || address === undefined) return false;
  const told = {
    full_name: name, id_number: number, address, 'birth_date.day': born.slice(0, 2),
    'birth_date.month': born.slice(2, 4), 'birth_date.year': born.slice(4),
  };
  for (const [key, value] of Object.entries(told)) if (value) form.elements[key].value = value;
  const wanted = { nam: 'male', nữ: 'female' }[sex.toLowerCase()];
  for (const choice of form.elements.sex) choice.checked = choice.value === wanted;
  return true;
}

function read(event) {
  if (!card.value.trim() || !fill(card.value)) return;
  event.preventDefault();
  card.value = '';
  form.elements.phone.focus();
}

card?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') read(event);
});
document.querySelector('[data-read-card]')?.addEventListener('click', read);
