// Everything of this page but its colours, put into one short text: its markup, what of it shows, where and how large.
() => {
  const places = [...document.querySelectorAll('*')].map(element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.checkVisibility({ visibilityProperty: true, opacityProperty: true }), x, y, width, height].join();
  });
  const bytes = new TextEncoder().encode(document.documentElement.outerHTML + places.join(';'));
  return [...bytes].reduce((hash, byte) => Math.imul(hash ^ byte, 16777619) >>> 0, 2166136261).toString(16);
}
