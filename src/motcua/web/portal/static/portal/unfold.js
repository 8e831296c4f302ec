// On paper nothing can be opened: what is folded is unfolded before printing and folded again afterwards.

let folded = [];

addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('main details:not([open])')];
  for (const part of folded) part.open = true;
});

addEventListener('afterprint', () => {
  for (const part of folded) part.open = false;
});
