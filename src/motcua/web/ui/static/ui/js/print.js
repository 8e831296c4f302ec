// A button with data-print prints the page; without JavaScript it is not shown.

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
