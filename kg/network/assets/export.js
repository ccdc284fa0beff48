/* To take away: the picture, the table, the link. */
function save(blob, name) {
  const link = element('a', null, { download: name });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 2000);
}

/* The table has no picture to save: then it is that of the story. */
function showPicture() {
  if (!isPicture()) setView('story');
}

function savePicture() {
  showPicture();
  const canvas = byId('picture').querySelector('canvas'), copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  context.fillStyle = ink.page;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save(blob, 'network.png'));
}

/* One CSV field; a leading sign that a spreadsheet would take for a formula is quoted away. */
function field(value) {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""')}"`;
}

function csv() {
  const { columns } = ACTS, rows = sortedRows(ACTS).map((at) => columns.map(([, read]) => read(at)));
  return '\ufeff' + [columns.map(([name]) => name), ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

const drawing = () => '<?xml version="1.0" encoding="utf-8"?>\n' + new XMLSerializer().serializeToString(drawingOf());

async function copyLink() {
  keepState();
  try {
    await navigator.clipboard.writeText(location.href);
    say('Link copied');
  } catch {
    say('The address bar holds the link');
  }
}

function buildExport() {
  byId('save-png').addEventListener('click', savePicture);
  byId('save-svg').addEventListener('click', () => { showPicture(); save(new Blob([drawing()], { type: 'image/svg+xml' }), 'network.svg'); });
  byId('save-csv').addEventListener('click', () => save(new Blob([csv()], { type: 'text/csv' }), 'acts.csv'));
  byId('copy-link').addEventListener('click', copyLink);
}
