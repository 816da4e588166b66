// Draws messages from the trees the server sends: every element is made here from a short list, so no text can become markup.

const words = document.body.dataset;
const ELEMENTS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  code: 'code',
  pre: 'pre',
  plain: 'span',
};
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
let quotes = 0;

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Says the language of words that need not be the page's, for screen readers and fonts. */
function markLanguage(target) {
  if (VIETNAMESE.test(target.textContent)) target.lang = 'vi';
  return target;
}

function drawQuote(node) {
  const quote = element('div', { className: 'quote' }, drawNodes(node.children));
  if (node.tag === 'quote') return markLanguage(element('blockquote', {}, [quote]));
  quotes += 1;
  quote.id = `quote-${quotes}`;
  const button = element('button', { type: 'button', textContent: words.quoteMore });
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', quote.id);
  markLanguage(quote);
  const block = element('blockquote', { className: 'folded' }, [quote, button]);
  const unfold = (open) => {
    block.classList.toggle('folded', !open);
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? words.quoteLess : words.quoteMore;
  };
  button.addEventListener('click', () => unfold(block.classList.contains('folded')));
  quote.addEventListener('focusin', () => unfold(true));
  return block;
}

function drawSpoiler(node) {
  const button = element('button', { type: 'button', className: 'spoiler' }, drawNodes(node.children));
  button.setAttribute('aria-label', words.spoiler);
  button.addEventListener('click', () => {
    const shown = element('span', { tabIndex: -1 }, drawNodes(node.children));
    button.replaceWith(shown);
    shown.focus();
  });
  return button;
}

function drawNode(node) {
  if (typeof node === 'string') return document.createTextNode(node);
  if (node.tag === 'quote' || node.tag === 'expandable-quote') return drawQuote(node);
  if (node.tag === 'spoiler') return drawSpoiler(node);
  if (node.tag === 'link') return webLink(node.href, drawNodes(node.children));
  return element(ELEMENTS[node.tag] ?? 'span', {}, drawNodes(node.children));
}

function webLink(href, children) {
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer', title: href }, children);
}

/** Blocks start and end lines by themselves: the line break that follows one in the text would show as an empty line. */
function drawNodes(nodes) {
  return nodes.map((node, index) => {
    const before = nodes[index - 1];
    const afterBlock =
      typeof before === 'object' && ['quote', 'expandable-quote', 'pre'].includes(before.tag);
    return drawNode(afterBlock && typeof node === 'string' ? node.replace(/^\n/, '') : node);
  });
}

/** What a screen reader says for "‹", "›" and "1/3"; null for buttons whose text can be spoken. */
function spokenName(text) {
  if (text === '‹') return words.previous;
  if (text === '›') return words.next;
  const place = /^(\d+)\/(\d+)$/.exec(text);
  return place === null ? null : words.place.replace('%1', place[1]).replace('%2', place[2]);
}

/** Copies its text, and says so by a tick; where the browser lets no page copy, the text itself stands above. */
function drawCopyButton({ text, copy }) {
  const made = element('button', { type: 'button', textContent: text });
  made.addEventListener('click', async () => {
    await navigator.clipboard?.writeText(copy).then(
      () => {
        made.textContent = `✓ ${text}`;
      },
      () => {},
    );
  });
  return made;
}

function drawButton(message, button, onTap) {
  if (button.url !== undefined) return webLink(button.url, [button.text]);
  if (button.copy !== undefined) return drawCopyButton(button);
  const made = element('button', { type: 'button', textContent: button.text });
  made.ariaLabel = spokenName(button.text);
  made.addEventListener('click', async () => {
    if (made.ariaDisabled === 'true') return;
    made.ariaDisabled = 'true';
    await onTap(message.id, button.data);
    made.ariaDisabled = String(made.closest('.retired') !== null);
  });
  return made;
}

function drawMessage(message, onTap) {
  const mine = message.author === 'user';
  const day = new Date(message.date);
  const time = element('time', {
    dateTime: day.toISOString(),
    textContent: day.toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
    }),
  });
  const author = element('span', { className: 'author', textContent: `${mine ? words.you : words.bot}: ` });
  const content = markLanguageIf(mine, element('div', { className: 'words' }, drawNodes(message.nodes)));
  const parts = [author, element('div', { className: 'bubble' }, [content, time])];
  if (message.buttons.length > 0) {
    const rows = message.buttons.map((row) =>
      element(
        'div',
        {},
        row.map((button) => drawButton(message, button, onTap)),
      ),
    );
    parts.push(element('div', { className: 'keys' }, rows));
  }
  const made = element('article', { className: `message ${message.author}` }, parts);
  made.dataset.message = String(message.id);
  return made;
}

function markLanguageIf(wanted, target) {
  return wanted ? markLanguage(target) : target;
}

/** A quote short enough to be seen whole needs no button. */
function fitQuotes(root) {
  for (const block of root.querySelectorAll('blockquote.folded')) {
    const quote = block.querySelector('.quote');
    block.querySelector(':scope > button').hidden = quote.scrollHeight <= quote.clientHeight + 1;
  }
}

/**
 * The log of one chat. `onTap(messageId, data)` is called for inline buttons and may be asynchronous; `onRetiredTap()` for
 * those of messages the bot no longer knows; `onCount(n)` hears the number of messages and notices shown whenever it changes.
 */
export function createMessageLog(log, scroller, { onTap, onRetiredTap, onCount }) {
  let awaited = false;
  const tap = (message, data) => {
    awaited = true;
    return onTap(message, data);
  };
  // Keyboards can scroll only what can be focused.
  log.tabIndex = 0;
  const current = () => log.querySelectorAll('[data-message]');
  const find = (id) => log.querySelector(`[data-message="${id}"]`);
  const toEnd = () => scroller.scrollTo({ top: scroller.scrollHeight });
  const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  const announce = () => onCount(log.childElementCount);

  function put(message, fresh) {
    const old = find(message.id);
    // Whoever taps a button waits for what it brings, wherever they have scrolled to.
    const follow = nearEnd() || awaited || message.author === 'user';
    awaited = false;
    const made = drawMessage(message, tap);
    if (old === null) {
      made.classList.toggle('fresh', fresh);
      log.append(made);
    } else {
      replaceKeepingFocus(old, made);
    }
    fitQuotes(made);
    if (old === null && follow) showArrival(made, message);
  }

  /** A long answer is shown from its beginning, not from its end. */
  function showArrival(made, message) {
    const tall = made.offsetHeight > scroller.clientHeight - 40;
    if (message.author === 'bot' && tall) made.scrollIntoView({ block: 'start' });
    else toEnd();
  }

  function replaceKeepingFocus(old, made) {
    const before = [...old.querySelectorAll('.keys button, .keys a')];
    const position = before.indexOf(document.activeElement);
    old.replaceWith(made);
    if (position === -1) return;
    const after = [...made.querySelectorAll('.keys button, .keys a')];
    const target = after[Math.min(position, after.length - 1)] ?? made;
    if (target === made) made.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  log.addEventListener('click', ({ target }) => {
    if (target.closest('.retired .keys button') !== null) onRetiredTap();
  });
  new ResizeObserver(() => fitQuotes(log)).observe(scroller);

  return {
    fill(messages) {
      log.ariaBusy = 'true';
      for (const old of current()) old.remove();
      log.append(...messages.map((message) => drawMessage(message, tap)));
      fitQuotes(log);
      toEnd();
      log.ariaBusy = 'false';
      announce();
    },
    /** Keeps what is shown, for reading only, and says `why` beneath it; later messages may use the same ids again. */
    retire(why) {
      const old = current();
      for (const message of old) {
        message.classList.add('retired');
        delete message.dataset.message;
        for (const button of message.querySelectorAll('.keys button')) button.ariaDisabled = 'true';
      }
      if (old.length > 0) log.append(element('p', { className: 'restarted', textContent: why }));
    },
    put(message) {
      put(message, true);
      announce();
    },
    remove(id) {
      const old = find(id);
      if (old?.contains(document.activeElement)) log.focus();
      old?.remove();
      announce();
    },
    toEnd,
  };
}
