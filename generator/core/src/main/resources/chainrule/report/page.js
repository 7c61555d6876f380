'use strict';
(() => {
  const tip = document.getElementById('tip');
  const terms = new Map();
  for (const term of document.querySelectorAll('#glossary > [data-key]')) terms.set(term.dataset.key, term);
  const termOf = s => terms.get((s.hasAttribute('data-adjoint') ? 'd:' : 's:') + s.getAttribute('data-symbol'));
  const symbolAt = target => target instanceof Element ? target.closest('[data-symbol]') : null;

  function show(symbol) {
    const term = symbol && termOf(symbol);
    if (!term || tip.contains(symbol)) return;
    tip.replaceChildren(...[...term.childNodes].map(n => n.cloneNode(true)));
    tip.hidden = false;
    const at = symbol.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, room - tip.offsetWidth - 8));
    const below = at.bottom + 8 + tip.offsetHeight < innerHeight || at.top < tip.offsetHeight + 8;
    tip.style.left = left + scrollX + 'px';
    tip.style.top = (below ? at.bottom + 8 : at.top - tip.offsetHeight - 8) + scrollY + 'px';
    symbol.setAttribute('aria-describedby', 'tip');
  }
  function hide() {
    tip.hidden = true;
    for (const s of document.querySelectorAll('[aria-describedby=tip]')) s.removeAttribute('aria-describedby');
  }
  function open(element) {
    for (let e = element; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
  }
  function follow(symbol) {
    const term = termOf(symbol);
    const target = term && document.getElementById(term.dataset.anchor);
    if (!target) return;
    open(target);
    location.hash = encodeURIComponent(target.id);
    hide();
  }

  document.addEventListener('mouseover', e => { const s = symbolAt(e.target); if (s) show(s); else if (!tip.contains(e.target)) hide(); });
  document.addEventListener('focusin', e => { const s = symbolAt(e.target); if (s) show(s); else hide(); });
  document.addEventListener('click', e => {
    const s = symbolAt(e.target);
    if (s && s.classList.contains('s') && !s.closest('a')) { e.preventDefault(); if (s === document.activeElement || matchMedia('(hover: hover)').matches) follow(s); else show(s); }
  });

  // In a formula the arrow keys go from symbol to symbol, Enter to where it is defined, Escape back to the line.
  document.addEventListener('keydown', e => {
    const line = e.target instanceof Element ? e.target.closest('.rhs') : null;
    if (e.key === 'Escape') { if (line) line.focus(); hide(); return; }
    if (!line) return;
    const symbols = [...line.querySelectorAll('.s')].filter(s => !s.parentElement.closest('.s'));
    const here = symbols.indexOf(symbolAt(e.target));
    if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') {
      const next = e.key === 'ArrowRight' ? here + 1 : here - 1;
      if (!symbols.length) return;
      const symbol = symbols[Math.max(0, Math.min(symbols.length - 1, next))];
      symbol.setAttribute('tabindex', '-1');
      symbol.focus();
      e.preventDefault();
    } else if (e.key === 'Enter' && here >= 0) {
      follow(symbols[here]);
      e.preventDefault();
    }
  });

  const folds = () => document.querySelectorAll('main details');
  document.getElementById('unfold').addEventListener('click', () => folds().forEach(d => { d.open = true; }));
  document.getElementById('fold').addEventListener('click', () => folds().forEach(d => { d.open = false; }));
  addEventListener('hashchange', () => open(document.getElementById(decodeURIComponent(location.hash.slice(1)))));
  // Paper shows all steps, and of what they unfold to what the reader has opened.
  let folded = [];
  addEventListener('beforeprint', () => { folded = [...folds()].filter(d => !d.open && !d.matches('.how')); folded.forEach(d => { d.open = true; }); });
  addEventListener('afterprint', () => { folded.forEach(d => { d.open = false; }); });
})();
