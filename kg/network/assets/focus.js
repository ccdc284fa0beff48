/* What stands out: the chosen node, line, act or path, over a veil on all that is not part of it. */
let focus = null; // {nodes: Set of numbers, lines: Set of ids}

/* With the next frame: drawing at once would lay the page out once more. */
function repaint() {
  if (network) network.body.emitter.emit('_requestRedraw');
}

function clicked({ nodes: [node], edges: [edge] }) {
  if (node) choose({ sort: 'node', at: Number(node.slice(1)) });
  else if (edge) choose({ sort: 'tie', at: Number(edge.slice(1)) });
  else choose(null);
}

/* Captions, and, where something is chosen, a veil over all that is not part of it. */
function overlay(context) {
  if (!focus) {
    if (isPlain()) drawNames(context); else drawCaptions(context, scene.captions);
    return;
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.84;
  context.fillStyle = ink.page;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const labels = [];
  focus.lines.forEach((id) => {
    const edge = network.body.edges[id];
    if (edge && edge.connected) { edge.draw(context); edge.drawArrows(context); } else drawPlainly(context, ties[Number(id.slice(1))]);
  });
  drawCaptions(context, scene.captions.filter((caption) => focus.lines.has(caption.id)));
  focus.nodes.forEach((at) => {
    const node = network.body.nodes['n' + at];
    const later = node && node.draw(context).drawExternalLabel;
    if (later) labels.push(later);
  });
  labels.forEach((label) => label());
  if (isPlain()) drawNames(context, focus.nodes);
}

/* A line that the view leaves out, from middle to middle. */
function drawPlainly(context, tie) {
  const [from, to] = [tie.one, tie.other].map((at) => scene.nodes.get(at));
  if (!from || !to) return;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.strokeStyle = ink[tie.family];
  context.lineWidth = 1.5;
  context.stroke();
}

function focusOn(chosen) {
  focus = null;
  if (chosen && chosen.sort === 'node') {
    const known = new Set(scene.lines.map(({ tie }) => tie)), lines = tiesOf[chosen.at].map((at) => ties[at])
      .filter((tie) => (state.view === 'all' ? scene.nodes.has(tie.one) && scene.nodes.has(tie.other) && liveActs(tie) : known.has(tie)));
    focus = { nodes: new Set([chosen.at, ...lines.flatMap((tie) => [tie.one, tie.other])]), lines: new Set(lines.map((tie) => tie.id)) };
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
  repaint();
}
