// The list of the bot's commands above the composer: opened by the "/" button or by typing "/", walked with the arrow keys.

/**
 * `onChoose(command)` is called with a command such as "/help" to be sent; `onComplete(command)` with one that the user
 * wants to go on writing. The focus stays in `text`, which names the current line by aria-activedescendant.
 */
export function createCommandMenu({ list, button, text, onChoose, onComplete }) {
  let commands = [];
  let shown = [];
  let current = -1;
  let dismissed = null;

  function select(index) {
    current = index;
    for (const [position, line] of [...list.children].entries()) {
      line.setAttribute('aria-selected', String(position === current));
    }
    const line = list.children[current];
    if (line === undefined) text.removeAttribute('aria-activedescendant');
    else text.setAttribute('aria-activedescendant', line.id);
    line?.scrollIntoView({ block: 'nearest' });
  }

  function draw({ command, description }, index) {
    const line = document.createElement('div');
    line.id = `command-${index}`;
    line.role = 'option';
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = `/${command}`;
    line.append(name, ` ${description}`);
    line.addEventListener('mousedown', (event) => event.preventDefault());
    line.addEventListener('click', () => choose(index));
    return line;
  }

  function show(matching) {
    shown = matching;
    list.replaceChildren(...shown.map(draw));
    list.hidden = shown.length === 0;
    button.setAttribute('aria-expanded', String(!list.hidden));
    select(list.hidden ? -1 : 0);
  }

  const hide = () => show([]);

  function choose(index) {
    const chosen = shown[index];
    hide();
    if (chosen !== undefined) onChoose(`/${chosen.command}`);
  }

  function followText() {
    const typed = /^\/(\w*)$/.exec(text.value);
    if (typed === null || text.value === dismissed) return hide();
    dismissed = null;
    show(commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase())));
  }

  function onKey(event) {
    if (list.hidden || event.isComposing) return false;
    if (event.key === 'ArrowDown') select((current + 1) % shown.length);
    else if (event.key === 'ArrowUp') select((current + shown.length - 1) % shown.length);
    else if (event.key === 'Enter' && !event.shiftKey) choose(current);
    else if (event.key === 'Tab' && !event.shiftKey) {
      const { command } = shown[current];
      hide();
      onComplete(`/${command} `);
    } else if (event.key === 'Escape') {
      dismissed = text.value;
      hide();
    } else return false;
    event.preventDefault();
    return true;
  }

  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    text.focus();
    if (list.hidden) show(commands);
    else hide();
  });
  text.addEventListener('input', followText);
  text.addEventListener('blur', hide);

  return {
    /** True when the key was for the menu. */
    onKey,
    set(given) {
      commands = given;
      button.hidden = commands.length === 0;
      if (document.activeElement === text) followText();
    },
  };
}
