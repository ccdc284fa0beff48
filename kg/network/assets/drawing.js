/* The picture as SVG: the nodes, lines and words of the view, drawn again from the same places. */
const STEPS_ON_A_LINE = 16;

function drawingOf() {
  const boxes = [...scene.nodes].flatMap(([at, { label, x, y }]) => coverOf(at, label, x, y));
  const left = Math.min(0, ...boxes.map((box) => box.left)) - 20, right = Math.max(0, ...boxes.map((box) => box.right)) + 20;
  const top = Math.min(0, ...boxes.map((box) => box.top)) - 20, bottom = Math.max(0, ...boxes.map((box) => box.bottom)) + 20;
  const size = { width: right - left, height: bottom - top };
  const root = svg('svg', { xmlns: SVG, viewBox: `${left} ${top} ${size.width} ${size.height}`, ...size, 'font-family': FONT.replaceAll('"', "'") });
  const title = svg('title', {});
  title.textContent = data.title;
  root.append(title, svg('rect', { x: left, y: top, ...size, fill: ink.page }));
  scene.lines.forEach((line) => root.append(...drawnLine(line)));
  scene.nodes.forEach((place, at) => root.append(...drawnNode(at, place)));
  scene.captions.forEach(({ text: words, x, y, size: height, family }) => root.append(word(words, x, y + height / 3, { size: height, fill: ink[family], weight: 500 })));
  return root;
}

/* A text with a rim in the colour of the page, so that it can be read on a line. */
function word(words, x, y, { size, fill, weight }) {
  const made = svg('text', { x, y, 'text-anchor': 'middle', 'font-size': size, 'font-weight': weight, fill, stroke: ink.page, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' });
  made.textContent = words;
  return made;
}

function drawnNode(at, { x, y, label }) {
  const { kind, code, act, size: radius } = nodes[at], points = SHAPES.get(kind), open = kind === 'meeting' && acts[act].standing !== 'held';
  const look = { fill: open ? ink.page : ink[kind], stroke: open ? ink.text : ink.ring, 'stroke-width': 1.5, 'stroke-dasharray': open ? '3 3' : 'none' };
  const shape = points
    ? svg('polygon', { points: points.map(([dx, dy]) => `${x + dx * radius},${y + dy * radius}`).join(' '), ...look })
    : svg('circle', { cx: x, cy: y, r: radius, ...look });
  const rows = label.split('\n').map((row, line) => word(row, x, y + radius + 17 + line * LINE_HEIGHT, { size: LABEL, fill: ink.text, weight: kind === 'person' ? 600 : 400 }));
  const badge = code ? [svg('text', { x, y: y + 4.5, 'text-anchor': 'middle', 'font-size': badgeSize(nodes[at]), 'font-weight': 700, fill: ink['on-node'] })] : [];
  badge.forEach((made) => { made.textContent = code.slice(0, 4); });
  return [shape, ...badge, ...rows];
}

function drawnLine({ id, tie, live }) {
  const edge = network.body.edges[id];
  if (!edge || !edge.connected) return [];
  const { color, dashes, width } = lineLook(tie, live, false);
  const points = Array.from({ length: STEPS_ON_A_LINE + 1 }, (_, step) => edge.edgeType.getPoint(step / STEPS_ON_A_LINE));
  const look = { stroke: color.color, 'stroke-opacity': color.opacity };
  const path = svg('polyline', { points: points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '), fill: 'none', 'stroke-width': width, ...look });
  if (dashes) path.setAttribute('stroke-dasharray', dashes.join(' '));
  if (!tie.forward === !tie.backward) return [path];
  return [path, arrowhead(tie.forward ? points : points.reverse(), tie.forward ? tie.other : tie.one, ink[tie.family])];
}

/* A triangle where the line meets the rim of the node it leads to. */
function arrowhead(points, to, fill) {
  const end = points.at(-1), radius = nodes[to].size;
  const from = [...points].reverse().find(({ x, y }) => Math.hypot(end.x - x, end.y - y) > radius + 6) || points[0];
  const far = Math.hypot(end.x - from.x, end.y - from.y) || 1, dx = (end.x - from.x) / far, dy = (end.y - from.y) / far;
  const tip = [end.x - dx * radius, end.y - dy * radius], back = [tip[0] - dx * 10, tip[1] - dy * 10];
  return svg('polygon', { points: [tip, [back[0] - dy * 4, back[1] + dx * 4], [back[0] + dy * 4, back[1] - dx * 4]].map((point) => point.map((part) => part.toFixed(1)).join(',')).join(' '), fill });
}
