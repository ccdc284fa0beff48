/* What stands out: the chosen node, line, act or path, over a veil on all that is not part of it. */
let focus = null; // {nodes: Set of numbers, lines: Set of ids}

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
