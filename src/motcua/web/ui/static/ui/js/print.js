// A button with data-print prints the page; without JavaScript it is not shown. What is folded is printed too.

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('main details:not([open])')) {
    folded.open = true;
    addEventListener('afterprint', () => (folded.open = false), { once: true });
  }
});
