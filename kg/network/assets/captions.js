/* The words on the lines, put where they cover neither a node, nor a name, nor each other. */
const STEPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8];
const ASIDE = [0, -13, 13]; // beside the line, where there is no room on it
const SPOTS = ASIDE.flatMap((aside) => STEPS.map((step) => [step, aside]));
const CAPTIONED = new Set(['cooperation', 'conflict', 'dispute', 'statement']);

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function captionText(line) {
  return line.live.length > 1 && line.tie.family !== 'dispute' ? `${line.tie.word} ×${line.live.length}` : line.tie.word;
}

/* lines: what is drawn; covers: the boxes taken. Gives the captions that found a place. */
function placeCaptions(lines, covers) {
  const taken = covers.slice(), placed = [];
  measure.font = `500 ${CAPTION}px ${FONT}`;
  lines.filter((line) => CAPTIONED.has(line.tie.family)).sort((a, b) => a.tie.cost - b.tie.cost).forEach((line) => {
    const text = captionText(line), half = measure.measureText(text).width / 2 + 4;
    for (const [step, aside] of SPOTS) {
      const { x, y } = pointOn(line, step, aside);
      const box = { left: x - half, right: x + half, top: y - 9, bottom: y + 9 };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      placed.push({ id: line.id, text, x, y, half, family: line.tie.family });
      return;
    }
  });
  return placed;
}

function pointOn(line, step, aside) {
  const { edgeType } = network.body.edges[line.id], point = edgeType.getPoint(step);
  return { x: point.x, y: point.y + aside };
}

function drawCaptions(context, captions) {
  context.font = `500 ${CAPTION}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  captions.forEach(({ text, x, y, half, family }) => {
    context.fillStyle = ink.page;
    context.beginPath();
    context.roundRect(x - half, y - 8.5, half * 2, 17, 5);
    context.fill();
    context.fillStyle = ink[family];
    context.fillText(text, x, y + 0.5);
  });
}
