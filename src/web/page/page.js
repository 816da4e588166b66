// The local chat page: listens to the chat's events, sends what is typed and tapped, and says when it cannot.
import { createCommandMenu } from './command-menu.js';
import { createMessageLog } from './messages.js';

const TYPING_MS = 6000;
const TOAST_MS = 6000;
const RETRY_MS = 3000;
const DRAFT = 'draft';

const words = document.body.dataset;
const byId = (id) => document.getElementById(id);
const form = byId('composer');
const text = byId('text');
const welcome = byId('welcome');
const typing = byId('typing').firstElementChild;
const offline = byId('offline').firstElementChild;
const toast = byId('toast').firstElementChild;
let typingTimer;
let toastTimer;
let era = null;

function setTyping(shown) {
  clearTimeout(typingTimer);
  typing.hidden = !shown;
  if (shown) typingTimer = setTimeout(() => setTyping(false), TYPING_MS);
}

/** Modal alerts stay until they are closed; the others go by themselves. */
function say(message, modal = false) {
  clearTimeout(toastTimer);
  byId('toast-text').textContent = message;
  toast.hidden = false;
  if (!modal) toastTimer = setTimeout(hideToast, TOAST_MS);
}

function hideToast() {
  clearTimeout(toastTimer);
  if (toast.contains(document.activeElement)) text.focus();
  toast.hidden = true;
}

/** The HTTP status, or 0 when the server cannot be reached. */
async function post(address, body) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
    () => null,
  );
  if (answer?.status === 401) location.reload();
  return answer?.status ?? 0;
}

function explain(status) {
  if (status === 429) say(words.busy);
  else if (status === 410) say(words.buttonGone);
  else if (status !== 202) say(words.notSent);
}

const log = createMessageLog(byId('log'), byId('scroller'), {
  onTap: async (message, data) => explain(await post('/taps', { message, data })),
  onRetiredTap: () => say(words.restarted),
  onCount: (count) => {
    welcome.hidden = count > 0;
  },
});

function setText(value) {
  text.value = value;
  fitComposer();
}

function fitComposer() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
  sessionStorage.setItem(DRAFT, text.value);
}

/** What could not be sent goes back into the composer, unless something new was typed there meanwhile. */
async function send(message) {
  if (message.trim() === '') return;
  const status = await post('/messages', { text: message });
  explain(status);
  if (status !== 202 && text.value === '') setText(message);
}

const menu = createCommandMenu({
  list: byId('commands'),
  button: byId('open-commands'),
  text,
  onChoose: (command) => {
    if (text.value.startsWith('/')) setText('');
    void send(command);
  },
  onComplete: setText,
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const message = text.value;
  setText('');
  text.focus();
  void send(message);
});
text.addEventListener('input', fitComposer);
text.addEventListener('keydown', (event) => {
  if (menu.onKey(event) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
byId('toast-close').addEventListener('click', hideToast);
for (const sample of document.querySelectorAll('.sample')) {
  sample.addEventListener('click', () => {
    text.focus();
    void send(sample.textContent);
  });
}
for (const choice of document.querySelectorAll('[data-language]')) {
  choice.ariaPressed = String(choice.dataset.language === document.documentElement.lang);
  choice.addEventListener('click', async () => {
    const status = await post('/language', { language: choice.dataset.language });
    if (status === 200) location.reload();
    else say(words.notSent);
  });
}

async function refreshCommands() {
  const answer = await fetch('/commands').catch(() => null);
  if (answer?.ok) menu.set((await answer.json()).commands);
}

function listen() {
  const events = new EventSource('/events');
  const on = (kind, react) => events.addEventListener(kind, (event) => react(JSON.parse(event.data)));
  const put = ({ message }) => {
    if (message.author === 'bot') setTyping(false);
    log.put(message);
  };
  on('transcript', ({ era: current, messages }) => {
    if (era !== null && era !== current) log.retire(words.restarted);
    era = current;
    log.fill(messages);
  });
  on('message', put);
  on('edit', put);
  on('removal', ({ message }) => log.remove(message));
  on('typing', () => setTyping(true));
  on('alert', ({ text: message, modal }) => say(message, modal));
  events.addEventListener('open', () => {
    offline.hidden = true;
    void refreshCommands();
  });
  events.addEventListener('error', () => {
    offline.hidden = false;
    setTyping(false);
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
  });
}

setText(sessionStorage.getItem(DRAFT) ?? '');
if (matchMedia('(hover: hover)').matches) text.focus();
listen();
