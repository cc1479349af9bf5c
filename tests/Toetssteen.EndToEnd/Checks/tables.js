// What is wrong with the tables of this page: no caption, or a data cell without a column header or without a row header.
// Headers are found as HTML says: an explicit `headers`, or a th in the same column or row whose scope reaches the cell.
() => {
  const faults = [];
  const visible = element => element.checkVisibility();
  for (const table of [...document.querySelectorAll('table')].filter(visible)) {
    const name = table.caption?.textContent.trim().replace(/\s+/g, ' ');
    const fault = text => faults.push(`table "${name ?? '?'}": ${text}`);
    if (!name) fault('has no caption');

    // The grid of slots, each with the cell that covers it.
    const grid = [];
    [...table.rows].forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y]?.[x]) x++;
        const height = cell.rowSpan || table.rows.length - y;
        for (let dy = 0; dy < height; dy++)
          for (let dx = 0; dx < cell.colSpan; dx++)
            (grid[y + dy] ??= [])[x + dx] = cell;
        x += cell.colSpan;
      }
    });

    const heads = (cell, ...scopes) => cell?.tagName === 'TH' && cell.textContent.trim() !== '' && scopes.includes(cell.scope);
    grid.forEach((row, y) => row.forEach((cell, x) => {
      if (cell.tagName !== 'TD' || (y > 0 && grid[y - 1][x] === cell) || (x > 0 && row[x - 1] === cell)) return;
      const where = `row ${y + 1}, column ${x + 1} ("${cell.textContent.trim().slice(0, 30)}")`;
      if (cell.headers) {
        for (const id of cell.headers.split(/\s+/))
          if (!table.querySelector(`#${CSS.escape(id)}`)) fault(`${where} names a header that is not there: ${id}`);
        return;
      }
      if (!grid.slice(0, y).some(above => heads(above[x], 'col', 'colgroup'))) fault(`${where} has no column header`);
      if (!row.some(beside => heads(beside, 'row')) && !grid.some((r, ry) => heads(r[x], 'rowgroup') && ry <= y)) fault(`${where} has no row header`);
    }));
  }
  return [...new Set(faults)].slice(0, 20);
}
