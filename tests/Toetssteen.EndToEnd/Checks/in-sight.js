// What has focus, where it is covered or out of the window: the middle of a control, and of a text in which one types the line with the caret, which stands at the end.
(typing) => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const own = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    return Boolean(hit) && (hit === element || element.contains(hit) || (hit.contains(element) && hit.matches('label, summary')) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  };
  const faults = [];
  const parts = [...element.getClientRects()];
  if (!typing && box.height <= innerHeight / 2 && !parts.some((part) => own(part.left + part.width / 2, part.top + part.height / 2))) faults.push('its middle is covered or out of the window');
  if (typing) {
    const line = parseFloat(style.lineHeight) || 1.2 * parseFloat(style.fontSize);
    const end = box.bottom - parseFloat(style.borderBottomWidth) - parseFloat(style.paddingBottom);
    if (!own(box.left + box.width / 2, end - line / 2)) faults.push('the line with the caret is covered or out of the window');
  }
  return { what: `<${element.tagName.toLowerCase()} name="${element.getAttribute('name') ?? ''}"> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}`, isText: element.matches('textarea'), faults };
}
