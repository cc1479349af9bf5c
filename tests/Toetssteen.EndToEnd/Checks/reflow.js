// What makes this page wider than the window: elements that stick out and stand in no region that scrolls by keyboard too.
() => {
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.scrollingElement.scrollWidth > width) faults.push(`the page is ${document.scrollingElement.scrollWidth} px wide in a window of ${width} px`);
  const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth;
  for (const region of [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && scrolls(e))) {
    if (region.matches('input, select, textarea')) continue;
    const named = region.getAttribute('aria-label') || region.getAttribute('aria-labelledby');
    if (region.tabIndex < 0 || !named || !['region', 'group'].includes(region.getAttribute('role')) && region.tagName !== 'SECTION')
      faults.push(`scrolls sideways, but is no named region that takes focus: ${region.outerHTML.slice(0, 120)}`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || box.right <= width + 1) continue;
    let around = element.parentElement;
    while (around && !(['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(around).overflowX))) around = around.parentElement;
    if (!around || around === document.documentElement || around === document.body) faults.push(`sticks out to ${Math.round(box.right)} px: ${element.outerHTML.slice(0, 120)}`);
  }
  return faults.slice(0, 8);
}
