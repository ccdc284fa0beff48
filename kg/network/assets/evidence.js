/* The words behind a thing: its sentences as quotations, and the article with exactly the spans marked. */
const CHOICES = 60; // so many articles can be chosen among
const sentenceOf = ([article, , , , begin, end]) => articles[article].text.slice(begin, end);
const wordsOf = ([article, begin, end]) => articles[article].text.slice(begin, end);

/* One passage for each sentence in which a thing has its words. */
function sentences(where) {
  const found = new Map();
  passages(where).forEach((passage) => found.set(`${passage[0]} ${passage[4]}`, passage));
  return [...found.values()].sort((a, b) => a[0] - b[0] || a[4] - b[4]);
}

/* All passages of an act: its own and those of the reasons given for its triples. */
function passagesOf(at) {
  return passages([...new Set([acts[at].where, ...reasonsOf(at).map((reason) => reason.where)].flat())]);
}

/* Show the article (the first one named, or the one asked for) with the passages marked. */
function showSource(where, wanted) {
  const present = [...new Set(where.map(([article]) => article))].sort((a, b) => a - b);
  byId('source').hidden = !present.length;
  const box = byId('article');
  box.replaceChildren();
  if (!present.length) return;
  const at = present.includes(wanted) ? wanted : present[0], article = articles[at];
  if (present.length > 1) box.append(articleChoice(present, at, (other) => showSource(where, other)));
  box.append(sourceLine(article), markedText(article.text, where.filter(([other]) => other === at)));
  const first = box.querySelector('mark');
  if (first) requestAnimationFrame(() => reveal(first)); // with the layout of the frame, not one more
}

/* Which of several articles to read. */
function articleChoice(present, at, show) {
  const label = element('label', null, { class: 'choices' }), select = element('select');
  select.append(...present.slice(0, CHOICES).map((other) => element('option', articles[other].title, { value: other })));
  select.value = at;
  select.addEventListener('change', () => show(Number(select.value)));
  label.append(element('span', `${count(present.length, 'article')}:`, { class: 'quiet' }), ' ', select);
  return label;
}

function sourceLine(article) {
  const line = element('p', null, { class: 'byline' });
  const title = article.url && /^https?:\/\//i.test(article.url)
    ? element('a', article.title, { href: article.url, rel: 'noopener noreferrer', target: '_blank' })
    : element('span', article.title);
  line.append(title);
  [article.publisher, article.date].filter(Boolean).forEach((text) => line.append(' · ', element('bdi', text)));
  return line;
}

/* The words reported: the graph's own, or else those of the passages that hold what was said. */
function toldBy(act) {
  return act.text || passages(act.where).filter(([, , , part]) => part === 'content').map(wordsOf).join(' … ').replace(/[ \t\r\n]+/g, ' ');
}

/* Text cut at every border of a passage or its sentence: sentences tinted, passages marked. */
function markedText(text, where) {
  const box = element('div', null, { class: 'prose', dir: 'auto' });
  const borders = new Set([0, text.length]);
  where.forEach(([, begin, end, , first, last]) => [begin, end, first, last].forEach((border) => borders.add(border)));
  const cuts = [...borders].sort((a, b) => a - b);
  cuts.slice(0, -1).forEach((from, index) => {
    const to = cuts[index + 1], part = text.slice(from, to);
    const marks = where.filter(([, begin, end]) => begin <= from && to <= end);
    if (marks.length) {
      const mark = element('mark', part, { class: [...new Set(marks.map((passage) => passage[3]))].join(' '), title: [...new Set(marks.map((passage) => passage[3]))].join(', ') });
      mark.removeAttribute('dir');
      box.append(mark);
    } else if (where.some(([, , , , first, last]) => first <= from && to <= last)) {
      const tinted = element('span', part, { class: 'sentence' });
      tinted.removeAttribute('dir');
      box.append(tinted);
    } else box.append(part);
  });
  return box;
}

/* Bring a mark into sight inside its own box, without moving the page. */
function reveal(mark) {
  const box = byId('article');
  const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTop = Math.max(0, top - 70);
}
