// The element that has focus: what it is, and what is wrong with how that shows.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const faults = [];
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!outlined && style.boxShadow === 'none') faults.push('no visible focus');
  if (box.width < 1 || box.height < 1) faults.push('has no size');
  // Not hidden behind something that stays in view (WCAG 2.4.11): some point of it is its own.
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9], [0.02, 0.98], [0.98, 0.02]];
  const own = [...element.getClientRects()].some(part => points.some(([fx, fy]) => {
    const hit = document.elementFromPoint(part.left + part.width * fx, part.top + part.height * fy);
    return hit && (hit === element || element.contains(hit) || hit.contains(element) && hit.matches('label, summary'));
  }));
  if (!own) faults.push('is hidden behind something, or outside the window');
  return {
    tag: element.tagName.toLowerCase(),
    id: element.id,
    role: element.getAttribute('role') ?? '',
    name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60),
    href: element.getAttribute('href') ?? '',
    scrolls: element.scrollWidth > element.clientWidth && ['auto', 'scroll'].includes(style.overflowX),
    faults,
  };
}
