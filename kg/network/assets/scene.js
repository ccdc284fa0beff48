/* The picture itself: which nodes and lines a view holds, and how the chosen ones stand out. */
let network = null;
let scene = { nodes: new Map(), lines: [], captions: [] }; // node number: {x, y, label}
let focus = null; // {nodes: Set of numbers, lines: Set of ids}
const MANY = 600; // above this many nodes names are drawn on approach only

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

const isTall = () => byId('picture').clientWidth < byId('picture').clientHeight * 1.05;

function compose() {
  const story = isTall() ? data.story.tall : data.story.wide;
  const places = state.view === 'all' ? drawn.map(({ x, y }, at) => [at, x, y]) : story.nodes;
  const shown = new Map(places
    .filter(([at]) => !state.off.kind.has(nodes[at].kind))
    .map(([at, x, y]) => [at, { x, y, label: drawn[at].label }]));
  const lines = linesOf(state.view === 'all' ? ties : story.ties.map((at) => ties[at]), (at) => shown.has(at));
  scene = { nodes: shown, lines, captions: [] };
}

function edgeOption(line, plain) {
  const { tie, live } = line, look = lineLook(tie, live, plain);
  const arrows = tie.forward && !tie.backward ? 'to' : tie.backward && !tie.forward ? 'from' : '';
  const bend = line.beside > 1 ? { enabled: true, type: line.index % 2 ? 'curvedCCW' : 'curvedCW', roundness: 0.1 + 0.08 * Math.floor(line.index / 2) } : false;
  return { id: line.id, from: tie.from, to: tie.to, ...look, smooth: plain ? false : bend, arrows: { to: { enabled: arrows === 'to', scaleFactor: 0.55 }, from: { enabled: arrows === 'from', scaleFactor: 0.55 } } };
}

function nodeOption(at, { x, y, label }, plain) {
  const common = { id: 'n' + at, x, y };
  if (!plain) return { ...common, shape: 'custom', ctxRenderer: painter(at, label), size: RADIUS.get(nodes[at].kind) };
  const shape = { person: 'dot', state: 'square', organisation: 'hexagon', group: 'triangle', meeting: 'diamond' }[nodes[at].kind];
  return { ...common, shape, label, size: 8 + Math.min(14, 2 * Math.sqrt(tiesOf[at].length)), color: { background: ink[nodes[at].kind], border: ink.ring }, font: { color: ink.text, size: 13, strokeWidth: 3, strokeColor: ink.page } };
}

function draw(keepPlace) {
  if (state.view !== 'story' && state.view !== 'all') return;
  compose();
  const plain = scene.nodes.size > 120;
  const content = {
    nodes: new vis.DataSet([...scene.nodes].map(([at, place]) => nodeOption(at, place, plain))),
    edges: new vis.DataSet(scene.lines.map((line) => edgeOption(line, plain))),
  };
  const many = scene.nodes.size > MANY;
  const interaction = { ...parse('drawing').interaction, hideEdgesOnDrag: many, hideEdgesOnZoom: many };
  if (network) {
    const scale = network.getScale(), position = network.getViewPosition();
    network.setOptions({ interaction });
    network.setData(content);
    if (keepPlace) network.moveTo({ scale, position, animation: false });
  } else {
    network = new vis.Network(byId('picture'), content, { ...parse('drawing'), interaction });
    network.on('click', clicked);
    network.on('afterDrawing', overlay);
    network.on('resize', () => setTimeout(() => fit(), 0));
    window.kgNetwork = network; // for tests and for the curious
  }
  if (!keepPlace) fit();
  if (!plain) {
    const covers = [...scene.nodes].flatMap(([at, { label, x, y }]) => coverOf(at, label, x, y));
    scene.captions = placeCaptions(scene.lines, covers);
    network.redraw();
  }
}

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

function clicked({ nodes: [node], edges: [edge] }) {
  if (node) choose({ sort: 'node', at: Number(node.slice(1)) });
  else if (edge) choose({ sort: 'tie', at: Number(edge.slice(1)) });
  else choose(null);
}

/* Captions, and, where something is chosen, a veil over all that is not part of it. */
function overlay(context) {
  if (!focus) { drawCaptions(context, scene.captions); return; }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.84;
  context.fillStyle = ink.page;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const labels = [];
  focus.lines.forEach((id) => {
    const edge = network.body.edges[id];
    if (edge && edge.connected) { edge.draw(context); edge.drawArrows(context); }
  });
  drawCaptions(context, scene.captions.filter((caption) => focus.lines.has(caption.id)));
  focus.nodes.forEach((at) => {
    const node = network.body.nodes['n' + at];
    const later = node && node.draw(context).drawExternalLabel;
    if (later) labels.push(later);
  });
  labels.forEach((label) => label());
}

function focusOn(chosen) {
  focus = null;
  if (chosen && chosen.sort === 'node') {
    const lines = scene.lines.filter(({ tie }) => tie.one === chosen.at || tie.other === chosen.at);
    focus = { nodes: new Set([chosen.at, ...lines.flatMap(({ tie }) => [tie.one, tie.other])]), lines: new Set(lines.map((line) => line.id)) };
  } else if (chosen && chosen.sort === 'tie') {
    const tie = ties[chosen.at];
    focus = { nodes: new Set([tie.one, tie.other]), lines: new Set([tie.id]) };
  } else if (chosen && chosen.sort === 'act') {
    const lines = scene.lines.filter(({ live }) => live.includes(chosen.at));
    const parties = (acts[chosen.at].roles || []).map(([, node]) => node);
    focus = { nodes: new Set([...parties, ...lines.flatMap(({ tie }) => [tie.one, tie.other])]), lines: new Set(lines.map((line) => line.id)) };
  } else if (chosen && chosen.sort === 'path') {
    focus = { nodes: new Set(chosen.nodes), lines: new Set(chosen.lines) };
  }
  if (network) network.redraw();
}
