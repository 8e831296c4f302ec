// The account menu closes by Escape and by a press elsewhere.

const menu = document.querySelector('details.account');

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

addEventListener('pointerdown', (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
