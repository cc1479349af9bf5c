// Cells of a matrix whose text, without what is hidden from a screen reader, is no word of the legend on the page.
() => {
  const spoken = element => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return copy.textContent.trim().replace(/\s+/g, ' ').toLowerCase();
  };
  const faults = [];
  for (const matrix of document.querySelectorAll('table.matrix')) {
    const legend = document.querySelector('.key');
    if (!legend) { faults.push('a matrix without a legend'); continue; }
    const words = new Set([...legend.querySelectorAll('li, dt, dd')].map(spoken));
    const wrong = new Set([...matrix.querySelectorAll('tbody:not(.sum) td')].map(spoken).filter(text => !words.has(text)));
    for (const text of wrong) faults.push(`"${text}" is not in the legend (${[...words].join(' | ')})`);
  }
  return faults.slice(0, 8);
}
