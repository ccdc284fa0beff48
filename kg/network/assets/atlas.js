/* A large picture as a map: each community a region with a name, and names of nodes where zoom makes room. */
const NAMED = 140; // so many names at a time
const NEAR = 4.5; // pixels: the radius from which on a node may have its name
const REGION = 10; // pixels: the radius from which on a region may have one
const LONGEST = 28; // letters of a name
const regions = data.discs.map(([x, y, radius, chief, members]) => ({ x, y, radius, chief, members }));
const byImportance = once(() => nodes.map((node, at) => at).sort((a, b) => nodes[b].size - nodes[a].size || tiesOf[b].length - tiesOf[a].length || a - b));

/* On a place that is higher than wide the map is turned. */
const turned = ({ x, y }) => (regions.length && isTall() ? { x: y, y: x } : { x, y });

function drawRegions(context) {
  if (state.view !== 'all') return;
  context.setLineDash([]);
  context.fillStyle = ink.panel;
  context.strokeStyle = ink.edge;
  context.lineWidth = 1 / network.getScale();
  regions.forEach((region) => {
    const { x, y } = turned(region), { radius } = region;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}

/* Names in the size of the screen, the most important first, none over another. `only`: the nodes that may have one. */
function drawNames(context, only) {
  const { clientWidth: width, clientHeight: height } = byId('picture'), scale = network.getScale(), middle = network.getViewPosition();
  const taken = [], ratio = context.canvas.width / width;
  const place = ({ x, y }) => ({ x: (x - middle.x) * scale + width / 2, y: (y - middle.y) * scale + height / 2 });
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const write = (at, rest, strong) => {
    const spot = scene.nodes.get(at);
    if (!spot || taken.length >= NAMED) return;
    const { x: centre, y } = place(spot), top = y + nodes[at].size * scale + 2, name = cut(nodes[at].name);
    if (centre < 0 || centre > width || y < -20 || y > height) return;
    context.font = `${strong ? 600 : 400} ${strong ? 13 : 12}px ${FONT}`;
    const half = Math.max(context.measureText(name).width, rest ? context.measureText(rest).width : 0) / 2 + 3;
    const x = Math.max(half, Math.min(width - half, centre)); // whole, where its node is near the edge
    const box = { left: x - half, right: x + half, top: top - 1, bottom: top + (rest ? 31 : 16) };
    if (taken.some((other) => overlap(box, other))) return;
    taken.push(box);
    halo(context, name, x, top, ink.text);
    if (!rest) return;
    context.font = `400 11.5px ${FONT}`;
    halo(context, rest, x, top + 16, ink.quiet);
  };
  if (only) only.forEach((at) => write(at, '', true));
  else {
    regions.filter(({ radius }) => radius * scale > REGION).forEach(({ chief, members }) => {
      write(chief, nodes[chief].size * scale < NEAR && members > 1 ? `and ${count(members - 1, 'other')}` : '', true);
    });
    byImportance().forEach((at) => { if (nodes[at].size * scale >= NEAR) write(at, '', false); });
  }
  context.restore();
}

const cut = (name) => (name.length > LONGEST ? name.slice(0, LONGEST - 1).trimEnd() + '…' : name);
