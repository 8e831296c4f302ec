// The list beside an open dossier begins at that dossier.

document.querySelector('.pane-list [aria-current]')?.scrollIntoView({ block: 'nearest' });
scrollTo(0, 0);
