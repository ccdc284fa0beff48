/* How nodes and lines look: one table of shapes for the canvas and the legend, colours from the style sheet. */
const corners = (number, turn) => Array.from({ length: number }, (_, at) => {
  const angle = turn + (at / number) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
});
const SHAPES = new Map([
  ['person', null], // a circle
  ['state', [[-0.95, -0.78], [0.95, -0.78], [0.95, 0.78], [-0.95, 0.78]]],
  ['organisation', corners(6, 0)],
  ['group', corners(8, Math.PI / 8)],
  ['meeting', corners(4, 0)],
]);
const DASHES = new Map([['cooperation', false], ['conflict', [9, 5]], ['dispute', [12, 4, 2, 4]], ['statement', false], ['presence', false], ['office', false]]);
const SHORT = new Map([['open', [1.5, 5]], ['claimed', [4, 4]]]); // dots for what may come, short dashes for what is only said
const dashesOf = (family, standing) => SHORT.get(standing) || DASHES.get(family) || false;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const LABEL = 14, LINE_HEIGHT = 17, CAPTION = 12;

let ink = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const wanted = ['page', 'panel', 'edge', 'text', 'quiet', 'ring', 'on-node', ...data.kinds.map(([key]) => key), ...data.families.map(([key]) => key)];
  ink = Object.fromEntries(wanted.map((key) => [key, style.getPropertyValue('--' + key).trim()]));
}

function outline(context, kind, x, y, radius) {
  const points = SHAPES.get(kind);
  context.beginPath();
  if (!points) context.arc(x, y, radius, 0, 2 * Math.PI);
  else if (kind === 'state') context.roundRect(x - radius * 0.95, y - radius * 0.78, radius * 1.9, radius * 1.56, 5);
  else points.forEach(([dx, dy], at) => context[at ? 'lineTo' : 'moveTo'](x + dx * radius, y + dy * radius));
  context.closePath();
}

function halo(context, text, x, y, colour) {
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = ink.page;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/* The code of a state or a body has to fit into its shape. */
const badgeSize = ({ size, code }) => (code.length > 3 ? 0.46 : 0.54) * size;

/* The painter of one node, in the form vis-network asks for. */
function painter(at, label) {
  const node = nodes[at], radius = node.size, rows = label.split('\n');
  const open = node.kind === 'meeting' && acts[node.act].standing !== 'held';
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      outline(ctx, node.kind, x, y, radius);
      ctx.fillStyle = open ? ink.page : ink[node.kind];
      ctx.fill();
      ctx.setLineDash(open ? [3, 3] : []);
      ctx.lineWidth = selected || hover ? 3.5 : 1.5;
      ctx.strokeStyle = selected || hover ? ink.text : open ? ink.text : ink.ring;
      ctx.stroke();
      ctx.setLineDash([]);
      if (!node.code) return;
      ctx.font = `700 ${badgeSize(node)}px ${FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = ink['on-node'];
      ctx.fillText(node.code.slice(0, 4), x, y + 0.5);
    },
    drawExternalLabel() {
      ctx.font = `${node.kind === 'person' ? 600 : 400} ${LABEL}px ${FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'top';
      rows.forEach((row, line) => halo(ctx, row, x, y + radius + 5 + line * LINE_HEIGHT, ink.text));
    },
    nodeDimensions: { width: radius * 2, height: radius * 2 },
  });
}

/* What a node and its label cover in the scene, for keeping captions off it. */
function coverOf(at, label, x, y) {
  const rows = label.split('\n'), radius = nodes[at].size;
  measure.font = `600 ${LABEL}px ${FONT}`;
  const half = Math.max(radius, ...rows.map((row) => measure.measureText(row).width / 2));
  return [
    { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
    { left: x - half, right: x + half, top: y + radius, bottom: y + radius + 6 + rows.length * LINE_HEIGHT },
  ];
}
const measure = document.createElement('canvas').getContext('2d');

function lineLook(tie, live, plain) {
  const standing = tie.family === 'dispute' ? 'held' : bestStanding(live);
  const faint = plain ? 0.35 : 0.9, pale = tie.family === 'office' || standing === 'void';
  return {
    color: { color: ink[tie.family], highlight: ink[tie.family], hover: ink[tie.family], opacity: pale ? faint * 0.45 : faint, inherit: false },
    dashes: dashesOf(tie.family, standing),
    width: plain || tie.family === 'office' ? 1 : 1.6 + 1.1 * Math.log2(Math.max(live.length, 1)),
  };
}

function bestStanding(live) {
  const order = data.standings.map(([key]) => key);
  return live.length ? order[Math.min(...live.map((at) => order.indexOf(acts[at].standing)))] : 'held';
}

const SVG = 'http://www.w3.org/2000/svg';
function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function nodeSign(kind) {
  const sign = svg('svg', { width: 16, height: 16, viewBox: '-10 -10 20 20', 'aria-hidden': 'true' });
  const points = SHAPES.get(kind);
  sign.append(points
    ? svg('polygon', { points: points.map((point) => point.map((part) => (part * 9).toFixed(1)).join(',')).join(' '), class: 'sign ' + kind })
    : svg('circle', { r: 8.5, class: 'sign ' + kind }));
  return sign;
}

function lineSign(family, standing) {
  const sign = svg('svg', { width: 28, height: 12, viewBox: '1 0 28 12', 'aria-hidden': 'true' });
  const line = svg('line', { x1: 1, x2: 29, y1: 6, y2: 6, class: 'line ' + family, 'stroke-dasharray': (dashesOf(family, standing) || []).join(' ') });
  if (standing === 'void' || family === 'office') line.setAttribute('opacity', '0.4');
  sign.append(line);
  return sign;
}
