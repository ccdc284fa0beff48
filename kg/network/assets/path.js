/* The way from one actor to another over the lines shown: kg/network/graph.py says what each line costs. */
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

/* The numbers of the lines on the cheapest way, none where no line leads there.
   Costs are whole numbers, so nodes wait in a queue for each length of way (Dial's form of Dijkstra's algorithm). */
function cheapest(from, to) {
  const far = new Map([[from, 0]]), by = new Map(), waiting = [[from]];
  for (let length = 0; length < waiting.length; length++) {
    for (const here of waiting[length] || []) {
      if (far.get(here) !== length) continue; // a shorter way was found meanwhile
      if (here === to) return wayBack(by, from, to);
      tiesOf[here].forEach((at) => {
        const tie = ties[at], next = tie.one === here ? tie.other : tie.one, total = length + tie.cost;
        if (total >= (far.get(next) ?? Infinity) || !liveActs(tie)) return;
        far.set(next, total);
        by.set(next, at);
        (waiting[total] ??= []).push(next);
      });
    }
  }
  return [];
}

function wayBack(by, from, to) {
  const way = [];
  for (let at = to; at !== from;) {
    const tie = ties[by.get(at)];
    way.unshift(tie.at);
    at = tie.one === at ? tie.other : tie.one;
  }
  return way;
}

function showPath(from, to) {
  const way = cheapest(from, to);
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
