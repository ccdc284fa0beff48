/* The picture itself: which nodes and lines a view holds, and how the chosen ones stand out. */
let network = null;
let scene = { nodes: new Map(), lines: [], captions: [] }; // node number: {x, y, label}
const MANY = 600; // above this many nodes lines are left out while the picture moves
const PLAIN = 120; // above this many nodes shapes are plain, and names appear where there is room
const isPlain = () => scene.nodes.size > PLAIN;

function linesOf(candidates, has) {
  const lines = [], between = new Map();
  candidates.forEach((tie) => {
    const live = has(tie.one) && has(tie.other) ? liveActs(tie) : null;
    if (!live) return;
    const pair = `${tie.one} ${tie.other}`, index = between.get(pair) || 0;
    between.set(pair, index + 1);
    lines.push({ id: tie.id, tie, live, index, pair });
  });
  lines.forEach((line) => { line.beside = between.get(line.pair); });
  return lines;
}

let tall = false;
/* Whether the place for the picture is high rather than wide; behind a list it is what it was. */
function isTall() {
  const { clientWidth, clientHeight } = byId('picture');
  if (clientHeight) tall = clientWidth < clientHeight * 1.05;
  return tall;
}

const isPicture = () => state.view === 'story' || state.view === 'all' || state.view === 'around';
const storyNow = () => (isTall() ? data.story.tall : data.story.wide);

/* More lines than these are a thicket; the others are drawn when one of their ends is chosen. */
const strongest = once(() => [...ties].sort((a, b) => a.cost - b.cost || a.at - b.at).slice(0, 1500));

/* What the view holds before the filters: [[node, x, y]] and lines. */
function viewContent() {
  if (state.view === 'around') return around(state.centre);
  if (state.view === 'all') return { places: nodes.map(turned).map(({ x, y }, at) => [at, x, y]), lines: strongest() };
  const { nodes: places, ties: lines } = storyNow();
  return { places, lines: lines.map((at) => ties[at]) };
}

function compose() {
  const { places, lines: candidates } = viewContent();
  const shown = new Map(places
    .filter(([at]) => !state.off.kind.has(nodes[at].kind))
    .map(([at, x, y]) => [at, { x, y, label: nodes[at].label }]));
  scene = { nodes: shown, lines: linesOf(candidates, (at) => shown.has(at)), captions: [] };
}

function edgeOption(line, plain) {
  const { tie, live } = line, look = lineLook(tie, live, plain);
  const arrows = tie.forward && !tie.backward ? 'to' : tie.backward && !tie.forward ? 'from' : '';
  const bend = line.beside > 1 ? { enabled: true, type: line.index % 2 ? 'curvedCCW' : 'curvedCW', roundness: 0.1 + 0.08 * Math.floor(line.index / 2) } : false;
  return { id: line.id, from: 'n' + tie.from, to: 'n' + tie.to, ...look, smooth: plain ? false : bend, arrows: { to: { enabled: arrows === 'to', scaleFactor: 0.55 }, from: { enabled: arrows === 'from', scaleFactor: 0.55 } } };
}

function nodeOption(at, { x, y, label }, plain) {
  const common = { id: 'n' + at, x, y };
  if (!plain) return { ...common, shape: 'custom', ctxRenderer: painter(at, label), size: nodes[at].size };
  const shape = { person: 'dot', state: 'square', organisation: 'hexagon', group: 'triangle', meeting: 'diamond' }[nodes[at].kind];
  return { ...common, shape, size: nodes[at].size, color: { background: ink[nodes[at].kind], border: ink.ring } };
}

function draw(keepPlace) {
  if (!isPicture()) return;
  compose();
  const plain = isPlain();
  const content = {
    nodes: new vis.DataSet([...scene.nodes].map(([at, place]) => nodeOption(at, place, plain))),
    edges: new vis.DataSet(scene.lines.map((line) => edgeOption(line, plain))),
  };
  const many = scene.nodes.size > MANY;
  const interaction = { ...data.options.interaction, hideEdgesOnDrag: many, hideEdgesOnZoom: many };
  if (network) {
    const scale = network.getScale(), position = network.getViewPosition();
    network.setOptions({ interaction });
    network.setData(content);
    if (keepPlace) network.moveTo({ scale, position, animation: false });
  } else {
    network = new vis.Network(byId('picture'), content, { ...data.options, interaction });
    network.on('click', clicked);
    network.on('beforeDrawing', drawRegions);
    network.on('afterDrawing', overlay);
    network.on('resize', () => setTimeout(() => fit(), 0));
    window.kgNetwork = network; // for tests and for the curious
  }
  if (!keepPlace) fit();
  if (!plain) {
    const covers = [...scene.nodes].flatMap(([at, { label, x, y }]) => coverOf(at, label, x, y));
    scene.captions = placeCaptions(scene.lines, covers);
    repaint();
  }
}

/* The boxes of all that is drawn and must be read: shapes, names, words on lines. */
const covers = () => [
  ...[...scene.nodes].flatMap(([at, { label, x, y }]) => coverOf(at, label, x, y).map((box) => ({ ...box, of: 'n' + at }))),
  ...scene.captions.map((caption) => ({ ...boxOf(caption), of: caption.id })),
];

/* Show the nodes given (or all) as large as they go, names included. */
function fit(only) {
  const wanted = Array.isArray(only) ? only.filter((at) => scene.nodes.has(at)) : [...scene.nodes.keys()];
  const { clientWidth, clientHeight } = byId('picture');
  if (!wanted.length || !clientWidth || !clientHeight) return; // empty, or behind a list
  const boxes = wanted.flatMap((at) => { const { x, y, label } = scene.nodes.get(at); return coverOf(at, label, x, y); });
  const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
  const fill = Math.min((clientWidth - 28) / (right - left), (clientHeight - 28) / (bottom - top));
  const scale = Math.max(0.01, Math.min(fill, Array.isArray(only) ? 1.2 : 1.5));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
}
