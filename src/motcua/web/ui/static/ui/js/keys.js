// Keys of the desk: "/" goes to the search field, j and k through the list, never while something is typed.

const TYPING = 'input, textarea, select, [contenteditable]';

function move(step) {
  const items = [...document.querySelectorAll('.item')];
  if (!items.length) return;
  const here = items.findIndex((item) => item === document.activeElement || item.contains(document.activeElement));
  const start = here < 0 ? items.findIndex((item) => item.hasAttribute('aria-current')) : here;
  items[Math.min(items.length - 1, Math.max(0, start + step))].focus();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.(TYPING)) return;
  const field = document.querySelector(`[data-focus-key="${CSS.escape(event.key)}"]`);
  if (field) {
    event.preventDefault();
    field.focus();
    field.select?.();
  } else if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
});
