/* Search by name: letters without their accents, arrows to choose, Enter to open. */
const folded = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
const spellings = once(() => nodes.map((node) => [node.name, ...node.names].map(folded)));
const HITS = 12;
let active = -1;

function found(query) {
  const wanted = folded(query).trim(), ranked = [];
  if (!wanted) return [];
  spellings().forEach((forms, at) => {
    const best = Math.min(...forms.map((form) => { const place = form.indexOf(wanted); return place < 0 ? Infinity : place; }));
    if (best < Infinity) ranked.push([best, -tiesOf[at].length, at]);
  });
  return ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).slice(0, HITS).map(([, , at]) => at);
}

function showHits() {
  const list = byId('hits'), query = byId('query'), numbers = found(query.value);
  active = -1;
  list.replaceChildren(...numbers.map((at, index) => {
    const item = element('li', null, { role: 'option', id: 'hit' + index, 'aria-selected': 'false' });
    item.append(element('bdi', nodes[at].name), element('span', names.kind.get(nodes[at].kind), { class: 'quiet' }));
    item.addEventListener('mousedown', (event) => { event.preventDefault(); open(at); });
    return item;
  }));
  list.hidden = !numbers.length;
  query.setAttribute('aria-expanded', String(!list.hidden));
  query.removeAttribute('aria-activedescendant');
  if (query.value.trim()) say(count(numbers.length, 'name') + ' found');
}

/* Show a node: where it is if the view holds it, else in the story, else among its neighbours. */
function open(at) {
  byId('hits').hidden = true;
  byId('query').setAttribute('aria-expanded', 'false');
  if (!isPicture() || !scene.nodes.has(at)) {
    if (storyNow().nodes.some(([shown]) => shown === at)) setView('story');
    else goAround(at);
  }
  choose({ sort: 'node', at });
}

function move(step) {
  const items = [...byId('hits').children];
  if (!items.length) return;
  active = (active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length;
  items.forEach((item, index) => item.setAttribute('aria-selected', String(index === active)));
  byId('query').setAttribute('aria-activedescendant', 'hit' + active);
}

function searchKeys(event) {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter') {
    const numbers = found(byId('query').value);
    if (numbers.length) open(numbers[Math.max(active, 0)]);
  } else if (event.key === 'Escape') {
    byId('query').value = '';
    showHits();
  }
}
