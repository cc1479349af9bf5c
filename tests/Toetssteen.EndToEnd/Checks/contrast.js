// Text that axe cannot measure, measured here: beside an image against the colour under it, on a gradient against each of its colours, in a drawing against the shape or the
// ground that lies beneath it. Less than 4.5 : 1 (WCAG 1.4.3) is a fault.
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => {
    const [light, dark] = [luminance(rgba(a)), luminance(rgba(b))].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const opaque = colour => colour && colour !== 'none' && rgba(colour)[3] > 250;
  const faults = [];
  const measure = (element, colour, ground) => {
    const ratio = contrast(colour, ground);
    if (ratio < 4.5) faults.push(`${ratio.toFixed(2)} : 1 for ${colour} on ${ground}: ${element.outerHTML.slice(0, 120)}`);
  };

  // Whether text of the element stands on its own ground: not in a part that is hidden, or has a ground of its own.
  const standsOn = element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      let part = texts.currentNode.parentElement;
      if (texts.currentNode.textContent.trim() === '') continue;
      while (part !== element && !opaque(getComputedStyle(part).backgroundColor) && part.getBoundingClientRect().width > 2) part = part.parentElement;
      if (part === element) return true;
    }
    return false;
  };

  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (style.backgroundImage.includes('url(') && element.checkVisibility() && opaque(style.backgroundColor)) measure(element, style.color, style.backgroundColor);
    if (!style.backgroundImage.includes('gradient') || !element.checkVisibility() || !standsOn(element)) continue;
    for (const ground of style.backgroundImage.match(/(?:rgba?|oklch|oklab|color|lab|lch)\([^()]*\)/g) ?? []) if (opaque(ground)) measure(element, style.color, ground);
  }

  const beneath = element => {
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const at = element.getBoundingClientRect();
    const stack = document.elementsFromPoint(at.left + at.width / 2, at.top + at.height / 2);
    for (const below of stack.slice(stack.indexOf(element) + 1)) {
      const style = getComputedStyle(below);
      const ground = below instanceof SVGGeometryElement ? style.fill : below instanceof SVGElement ? 'none' : style.backgroundColor;
      if (opaque(ground)) return ground;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  for (const text of document.querySelectorAll('svg text')) if (text.checkVisibility()) measure(text, getComputedStyle(text).fill, beneath(text));
  return faults.slice(0, 8);
}
