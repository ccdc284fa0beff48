/* Views, keys and the address that keeps the state; then the page begins. */
function setView(view) {
  state.view = view;
  const list = !isPicture();
  document.querySelectorAll('[data-view]').forEach((tab) => {
    const on = tab.dataset.view === view;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    if (on) byId('stage').setAttribute('aria-labelledby', tab.id);
  });
  byId('picture').hidden = list;
  byId('sheet').hidden = !list;
  byId('lead').hidden = list;
  tellLead();
  if (list) fillSheet(); else draw(false);
  focusOn(state.chosen);
  keepState();
}

/* What the picture shows, in words: [the lead, the small print]. */
function told() {
  if (state.view === 'story') { const { lead, extent } = storyNow(); return [lead, [extent, data.left]]; }
  if (state.view === 'all') return [[], [`All ${count(nodes.length, 'name and meeting', 'names and meetings')} with ${count(ties.length, 'line')}.${ties.length > strongest().length ? ` Drawn are the ${strongest().length.toLocaleString('en')} strongest lines, and those of what you click.` : ''}`, data.left]];
  const { places, of } = around(state.centre), most = places.length - 1;
  const others = most < of ? `the ${most} strongest of ${count(of, 'neighbour')}` : of ? count(of, 'neighbour') : 'nobody it had to do with';
  return [[], [`${nodes[state.centre].name} and ${others}.`]];
}

/* Each sentence apart, as the names in it have directions of their own. */
function tellLead() {
  if (!isPicture()) return;
  const spaced = (sentences) => sentences.filter(Boolean).flatMap((sentence) => [element('span', sentence), ' ']);
  const [lead, small] = told(), main = element('p'), rest = element('p', null, { class: 'quiet' });
  main.append(...spaced(lead));
  rest.append(...spaced(small));
  byId('lead').replaceChildren(...(lead.length ? [main] : []), rest);
}

/* The state as #v=around&c=3&s=n3&off=kind:group,... so that a link opens what its sender saw. */
function keepState() {
  const parts = new URLSearchParams({ v: state.view }), { chosen, off } = state;
  if (state.view === 'around') parts.set('c', state.centre);
  if (chosen && chosen.sort !== 'path') parts.set('s', chosen.sort[0] + chosen.at);
  if (chosen && chosen.sort === 'path') parts.set('s', `p${chosen.from}-${chosen.to}`);
  const hidden = Object.entries(off).flatMap(([key, values]) => [...values].map((value) => `${key}:${value}`)).sort();
  if (hidden.length) parts.set('off', hidden.join(','));
  if (state.from > -Infinity) parts.set('from', isoDay(state.from));
  if (state.to < Infinity) parts.set('to', isoDay(state.to));
  history.replaceState(null, '', '#' + parts);
}

function readState() {
  const parts = new URLSearchParams(location.hash.slice(1)), chosen = /^([nta])(\d+)$/.exec(parts.get('s') || '');
  (parts.get('off') || '').split(',').filter(Boolean).forEach((entry) => {
    const [key, value] = entry.split(':');
    if (Object.hasOwn(state.off, key)) state.off[key].add(value || '');
  });
  state.from = day(parts.get('from') || '') ?? -Infinity;
  state.to = day(parts.get('to') || '') ?? Infinity;
  const sort = chosen && { n: 'node', t: 'tie', a: 'act' }[chosen[1]];
  const most = { node: nodes.length, tie: ties.length, act: acts.length }[sort] || 0;
  const centre = /^\d+$/.test(parts.get('c') || '') ? Number(parts.get('c')) : -1;
  return {
    view: ['story', 'all', 'disputes', 'table'].includes(parts.get('v')) ? parts.get('v') : 'story',
    centre: parts.get('v') === 'around' && centre >= 0 && centre < nodes.length ? centre : null,
    chosen: sort && Number(chosen[2]) < most ? { sort, at: Number(chosen[2]) } : null,
    path: location.hash ? (/^p(\d+)-(\d+)$/.exec(parts.get('s') || '') || []).slice(1).map(Number).filter((at) => at < nodes.length) : data.start,
  };
}

function tabKeys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...document.querySelectorAll('[data-view]:not([hidden])')];
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  next.focus();
  setView(next.dataset.view);
}

let walked = -1;
/* Arrow keys on the picture: from neighbour to neighbour of what is chosen, or through all. */
function walk(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const ring = [...scene.nodes.keys()];
  if (!ring.length) return;
  const here = state.chosen && state.chosen.sort === 'node' ? ring.indexOf(state.chosen.at) : walked;
  walked = (here + step + ring.length + (here < 0 && step < 0 ? 1 : 0)) % ring.length;
  choose({ sort: 'node', at: ring[walked] });
}

function keys(event) {
  if (event.target.matches('input, select')) return;
  if (event.key === '/') { event.preventDefault(); byId('query').focus(); }
  if (event.key === 'Escape') choose(null);
}

function begin() {
  readColours();
  const { view, centre, chosen, path } = readState();
  buildLegend();
  buildTime();
  buildPath();
  buildExport();
  byId('query').addEventListener('input', showHits);
  byId('query').addEventListener('keydown', searchKeys);
  byId('query').addEventListener('blur', () => { byId('hits').hidden = true; });
  byId('picture').addEventListener('keydown', walk);
  document.addEventListener('keydown', keys);
  document.querySelectorAll('[data-view]').forEach((tab) => {
    tab.addEventListener('click', () => setView(tab.dataset.view));
    tab.addEventListener('keydown', tabKeys);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { readColours(); draw(true); });
  let shape = null;
  new ResizeObserver(() => {
    const now = isTall();
    if (shape !== null && now !== shape && isPicture()) { tellLead(); draw(false); if (!state.chosen) choose(null, true); }
    shape = now;
  }).observe(byId('picture'));
  if (matchMedia('(max-width: 820px)').matches) byId('filters').open = false;
  if (centre === null) setView(view); else goAround(centre);
  if (path.length === 2) showPath(...path);
  else choose(chosen, true);
  window.kgPicture = { nodes, ties, acts, articles, regions, state, drawing, csv, covers, cheapest, reasonsOf }; // for tests and for the curious
  document.documentElement.dataset.ready = 'yes';
}
begin();
