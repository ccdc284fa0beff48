/* The way from one actor to another over the lines shown; lines with strong evidence are short. */
const ACTORS = 200;

function buildPath() {
  const actors = nodes.map((node, at) => at).filter((at) => nodes[at].kind !== 'meeting' && tiesOf[at].length)
    .sort((a, b) => tiesOf[b].length - tiesOf[a].length || a - b).slice(0, ACTORS)
    .sort((a, b) => (nodes[a].name < nodes[b].name ? -1 : 1));
  ['path-from', 'path-to'].forEach((id, at) => {
    byId(id).append(...actors.map((actor) => element('option', nodes[actor].name, { value: actor })));
    byId(id).selectedIndex = Math.min(at, actors.length - 1);
  });
  byId('path-go').addEventListener('click', () => showPath(Number(byId('path-from').value), Number(byId('path-to').value)));
}

const cost = (tie) => 1 + 1 / (0.2 + tie.weight / 10);

/* Dijkstra's algorithm; gives the numbers of the lines on the way, or null. */
function shortest(from, to) {
  const far = new Map([[from, 0]]), by = new Map(), open = new Set([from]), done = new Set();
  while (open.size) {
    let here = null;
    open.forEach((at) => { if (here === null || far.get(at) < far.get(here)) here = at; });
    if (here === to) break;
    open.delete(here);
    done.add(here);
    tiesOf[here].forEach((at) => {
      const tie = ties[at], next = tie.one === here ? tie.other : tie.one;
      if (done.has(next) || !liveActs(tie)) return;
      const length = far.get(here) + cost(tie);
      if (length < (far.get(next) ?? Infinity)) { far.set(next, length); by.set(next, at); open.add(next); }
    });
  }
  if (!by.has(to)) return null;
  const way = [];
  for (let at = to; at !== from;) {
    const tie = ties[by.get(at)];
    way.unshift(by.get(at));
    at = tie.one === at ? tie.other : tie.one;
  }
  return way;
}

function showPath(from, to) {
  const way = from === to ? [] : shortest(from, to) || [];
  const on = [...new Set([from, to, ...way.flatMap((at) => [ties[at].one, ties[at].other])])];
  const { nodes: places, ties: drawn } = storyNow(), known = new Set(drawn), here = new Set(places.map(([at]) => at));
  const whole = way.every((at) => known.has(at)) && on.every((at) => here.has(at));
  if (state.view !== 'all') setView(whole ? 'story' : 'all');
  choose({ sort: 'path', from, to, way, nodes: on, lines: way.map((at) => ties[at].id) });
  if (way.length && state.view === 'all') fit(on);
}

function pathCard(card, { from, to, way }) {
  card.append(element('h2', `From ${nodes[from].name} to ${nodes[to].name}`));
  card.append(element('p', way.length ? count(way.length, 'step') : 'No way leads there over the lines shown.', { class: 'quiet' }));
  way.forEach((at) => card.append(relation(at)));
  showSource(passages(way.flatMap((at) => ties[at].acts.flatMap((act) => acts[act].where))));
}
