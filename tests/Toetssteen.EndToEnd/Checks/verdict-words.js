// Verdicts whose word cannot be seen: no text, no size, or the colour of what is behind it.
() => {
  const faults = [];
  for (const verdict of document.querySelectorAll('.verdict')) {
    if (!verdict.checkVisibility()) continue;
    const text = verdict.innerText.replace(/[^\p{L} ]/gu, '').trim();
    const style = getComputedStyle(verdict);
    const box = verdict.getBoundingClientRect();
    let behind = verdict, ground;
    do { ground = getComputedStyle(behind).backgroundColor; behind = behind.parentElement; } while (behind && /rgba\(.*, 0\)|transparent/.test(ground));
    if (text === '' && !verdict.closest('[aria-hidden=true]') && !verdict.querySelector('.visually-hidden')) faults.push(`no word: ${verdict.outerHTML.slice(0, 120)}`);
    else if (box.width < 2 || box.height < 2) faults.push(`no size: ${verdict.outerHTML.slice(0, 120)}`);
    else if (style.color === ground) faults.push(`${style.color} on itself: ${verdict.outerHTML.slice(0, 120)}`);
  }
  return faults.slice(0, 8);
}
