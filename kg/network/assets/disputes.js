/* Disagreements: every two acts that contradict each other, side by side. */
const PAIRS = 100; // so many at first

/* Every pair of acts that contradict each other, once. */
function disputePairs() {
  const pairs = new Map();
  acts.forEach((act, at) => act.contradicts.forEach((other) => {
    const pair = at < other ? [at, other] : [other, at];
    pairs.set(pair.join(' '), pair);
  }));
  return [...pairs.values()];
}

function disputes(most = PAIRS) {
  const pairs = disputePairs().filter((pair) => pair.some(actShown));
  const told = pairs.length ? `${count(pairs.length, 'pair')} of statements that cannot both hold` : 'No two statements in this graph contradict each other.';
  const left = pairs.length - most;
  const more = left > 0 ? [button(`${left.toLocaleString('en')} more`, () => byId('sheet').replaceChildren(...disputes(Infinity)), { class: 'more' })] : [];
  return [element('p', told, { class: 'quiet' }), ...pairs.slice(0, most).map(pairBox), ...more];
}

/* One sentence that holds both sides stands once, below them. */
function pairBox(pair) {
  const [one, other] = pair.map((at) => sentences(acts[at].where).map(sentenceOf));
  const shared = one.filter((sentence) => other.includes(sentence));
  const box = element('section', null, { class: 'dispute' });
  box.append(claim(pair[0], shared), element('div', 'against', { class: 'against' }), claim(pair[1], shared));
  shared.forEach((sentence) => box.append(element('blockquote', sentence, { class: 'shared' })));
  return box;
}

function claim(at, shared) {
  const act = acts[at], side = element('article');
  side.append(element('h2', who(act, 'speaker') || 'Unnamed source'), element('p', toldBy(act) || act.label, { class: 'said' }));
  sentences(act.where).map(sentenceOf).filter((sentence) => !shared.includes(sentence)).slice(0, 2)
    .forEach((sentence) => side.append(element('blockquote', sentence)));
  side.append(
    button('Show in the article', () => choose({ sort: 'act', at })),
    element('p', [act.status, when(act), ruleOf(act) && `rule ${ruleOf(act)}`].filter(Boolean).join(' · '), { class: 'rule' }),
  );
  return side;
}
