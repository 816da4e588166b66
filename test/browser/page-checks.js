// What the browser tests ask inside the page; loaded there before the page's own scripts. Each check gives its faults in words.

const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);

/** Relative luminance, WCAG 2.2. */
function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function behind(part) {
  for (let at = part; at !== null; at = at.parentElement) {
    const colour = channels(getComputedStyle(at).backgroundColor);
    if ((colour[3] ?? 1) > 0) return colour;
  }
  return [255, 255, 255];
}

function hasOwnWords(part) {
  if (part.tagName === 'TEXTAREA') return true;
  return [...part.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
  );
}

globalThis.pageChecks = {
  /** Parts whose content is wider than they are. */
  sideways() {
    return [document.documentElement, ...document.querySelectorAll('main, #scroller, #log, .bubble')]
      .filter((part) => part.scrollWidth > part.clientWidth)
      .map((part) => `${part.tagName} ${part.id} ${part.className}`);
  },

  /** Controls without a name that can be spoken, images without alternative text, ids given twice, references to no id. */
  names() {
    const found = [];
    for (const part of document.querySelectorAll('button, a, textarea, [role="log"], [role="listbox"]')) {
      const name = part.getAttribute('aria-label') ?? (part.tagName === 'TEXTAREA' ? '' : part.textContent);
      if (!/\p{L}/u.test(name)) found.push(`no name: ${part.outerHTML.slice(0, 80)}`);
    }
    for (const image of document.querySelectorAll('img:not([alt])')) found.push(`no alt: ${image.outerHTML}`);
    const ids = [...document.querySelectorAll('[id]')].map((part) => part.id);
    found.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`));
    for (const attribute of ['aria-controls', 'aria-describedby', 'aria-activedescendant']) {
      for (const part of document.querySelectorAll(`[${attribute}]`)) {
        const id = part.getAttribute(attribute);
        if (!ids.includes(id)) found.push(`${attribute} points to nothing: ${id}`);
      }
    }
    return found;
  },

  /** Visible texts whose contrast with what is behind them is below WCAG 2.2 AA (1.4.3): 4.5, or 3 when large. */
  contrast() {
    const found = [];
    for (const part of document.querySelectorAll('body *')) {
      if (!hasOwnWords(part) || !part.checkVisibility()) continue;
      const style = getComputedStyle(part, part.tagName === 'TEXTAREA' ? '::placeholder' : null);
      const [light, dark] = [luminance(channels(style.color)), luminance(behind(part))].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5))
        found.push(`${ratio.toFixed(2)}: ${part.textContent.trim().slice(0, 40)}`);
    }
    return found;
  },
};
