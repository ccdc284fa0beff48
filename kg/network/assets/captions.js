/* The words on the lines, put where they cover neither a node, nor a name, nor each other. */
const STEPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8];
const ASIDE = [0, -13, 13]; // beside the line, where there is no room on it
const SPOTS = ASIDE.flatMap((aside) => STEPS.map((step) => [step, aside]));
const CAPTIONED = new Set(['cooperation', 'conflict', 'dispute', 'statement']);

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function captionText(line) {
  return line.live.length > 1 && line.tie.family !== 'dispute' ? `${line.tie.word} ×${line.live.length}` : line.tie.word;
}

/* lines: what is drawn; covers: the boxes taken. Gives the captions that found a place.
   Words are larger in a picture seen from afar, as far as there is room. */
function placeCaptions(lines, covers) {
  const room = 12 / network.getScale(), rim = [
    Math.min(...covers.map((box) => box.left)) - room, Math.max(...covers.map((box) => box.right)) + room,
  ];
  const taken = covers.slice(), placed = [], large = Math.min(16, Math.max(CAPTION, 10.5 / network.getScale()));
  lines.filter((line) => CAPTIONED.has(line.tie.family)).sort((a, b) => a.tie.cost - b.tie.cost).forEach((line) => {
    const caption = [...new Set([large, CAPTION])].reduce((found, size) => found || spotFor(line, size, taken, rim), null);
    if (!caption) return;
    taken.push(boxOf(caption));
    placed.push(caption);
  });
  return placed;
}

const boxOf = ({ x, y, half, size }) => ({ left: x - half, right: x + half, top: y - size * 0.75, bottom: y + size * 0.75 });

/* rim: how far words may reach to the left and the right, so that none is cut. */
function spotFor(line, size, taken, [left, right]) {
  const text = captionText(line);
  measure.font = `500 ${size}px ${FONT}`;
  const half = measure.measureText(text).width / 2 + 4;
  for (const [step, aside] of SPOTS) {
    const caption = { id: line.id, text, ...pointOn(line, step, aside), half, size, family: line.tie.family };
    const inside = caption.x - half >= left && caption.x + half <= right;
    if (inside && !taken.some((other) => overlap(boxOf(caption), other))) return caption;
  }
  return null;
}

function pointOn(line, step, aside) {
  const { edgeType } = network.body.edges[line.id], point = edgeType.getPoint(step);
  return { x: point.x, y: point.y + aside };
}

function drawCaptions(context, captions) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  captions.forEach(({ text, x, y, half, size, family }) => {
    context.font = `500 ${size}px ${FONT}`;
    context.fillStyle = ink.page;
    context.beginPath();
    context.roundRect(x - half, y - size * 0.7, half * 2, size * 1.4, 5);
    context.fill();
    context.fillStyle = ink[family];
    context.fillText(text, x, y + 0.5);
  });
}
