/* The neighbourhood: one node in the middle, those it has most to do with in rings about it. */
const AROUND = 36; // so many neighbours are drawn; the card lists them all
const RINGS = [12, 28, AROUND];

/* [[node, x, y]] and the lines among them, the strongest neighbours nearest. */
function around(centre) {
  const strength = new Map();
  tiesOf[centre].forEach((at) => {
    const tie = ties[at], other = tie.one === centre ? tie.other : tie.one;
    if (liveActs(tie) && other !== centre) strength.set(other, (strength.get(other) || 0) + (tie.family === 'office' ? 100 : 100 / tie.cost));
  });
  const chosen = [...strength.keys()].sort((a, b) => strength.get(b) - strength.get(a) || a - b).slice(0, AROUND);
  const lines = new Set(tiesOf[centre].filter((at) => chosen.includes(ties[at].one) || chosen.includes(ties[at].other)));
  if (chosen.length <= RINGS[0]) {
    chosen.forEach((at) => tiesOf[at].forEach((line) => {
      if (chosen.includes(ties[line].one) && chosen.includes(ties[line].other)) lines.add(line);
    }));
  }
  return { places: ringed(centre, chosen), lines: [...lines].map((at) => ties[at]), of: strength.size };
}

/* Rings whose members stand by what links them to the middle, so that friends and foes part. */
function ringed(centre, chosen) {
  const sides = data.families.map(([key]) => key), high = isTall();
  const side = (at) => Math.min(...tiesOf[at].filter((line) => ties[line].one === centre || ties[line].other === centre).map((line) => sides.indexOf(ties[line].family)));
  const placed = [{ at: centre, x: 0, y: 0, ...reach(centre) }];
  RINGS.forEach((last, ring) => {
    const members = chosen.slice(ring ? RINGS[ring - 1] : 0, last).sort((a, b) => side(a) - side(b) || a - b);
    const far = 1 + ring * 0.8;
    members.forEach((at, seat) => {
      const turn = (2 * Math.PI * (seat + ring / 2)) / members.length - Math.PI / 2;
      placed.push({ at, x: Math.cos(turn) * far * (high ? 190 : 320), y: Math.sin(turn) * far * (high ? 260 : 190), ...reach(at) });
    });
  });
  return apart(placed).map(({ at, x, y }) => [at, Math.round(x), Math.round(y)]);
}

/* What a node and its name cover about its middle. */
function reach(at) {
  const [shape, name] = coverOf(at, nodes[at].label, 0, 0);
  return { half: Math.max(shape.right, name.right) + 10, above: -shape.top + 8, below: name.bottom + 8 };
}

/* Push boxes apart along the axis where they overlap less. */
function apart(boxes) {
  for (let round = 0, moved = true; moved && round < 80; round++) {
    moved = false;
    boxes.forEach((a, one) => boxes.slice(one + 1).forEach((b) => {
      const wide = a.half + b.half - Math.abs(a.x - b.x), down = b.y >= a.y;
      const high = (down ? a.below + b.above : b.below + a.above) - Math.abs(a.y - b.y);
      if (wide <= 0 || high <= 0) return;
      moved = true;
      const along = wide < high ? 'x' : 'y', push = (wide < high ? wide * (b.x >= a.x ? 1 : -1) : high * (down ? 1 : -1)) / 2 + 0.1;
      a[along] -= one ? push : 0; // the middle stays
      b[along] += one ? push : 2 * push;
    }));
  }
  return boxes;
}

function goAround(at) {
  state.centre = at;
  const tab = byId('tab-around');
  tab.hidden = false;
  tab.replaceChildren('Around ', element('bdi', nodes[at].name));
  setView('around');
}
