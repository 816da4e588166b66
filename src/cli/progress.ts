// Shows how far an ingest is on standard error: a bar with rate and time left on a terminal, a plain line now and then
// elsewhere.
import { SingleBar } from 'cli-progress';
import type { IngestProgress } from '../app/ingest.js';
import type { Clock } from '../core/ports.js';
import { Pace } from './pace.js';
import type { Output, Words } from './terminal-text.js';

export interface ProgressView {
  update(progress: IngestProgress): void;
  /** Takes the bar away; to be called however the ingest ends. */
  stop(): void;
}

export interface ProgressOptions {
  readonly output: Output;
  readonly words: Words;
  readonly clock: Clock;
  /** Articles and problems that are to come; null when that cannot be known before. */
  readonly total: number | null;
}

/** Articles between two plain lines. */
const LINE_EVERY = 100;

const UNKNOWN = '–';

/** Minutes and seconds as 2:05, or hours, minutes and seconds as 1:02:05. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** As formatSeconds; a dash where that cannot be known. */
export function formatLeft(seconds: number | null): string {
  return seconds === null ? UNKNOWN : formatSeconds(seconds);
}

/** A bar that is taken away when it stops. */
export function barOf(output: Output, format: string): SingleBar {
  return new SingleBar({
    format,
    stream: output,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
}

function createLines({ output, words }: ProgressOptions): ProgressView {
  let next = LINE_EVERY;
  return {
    update({ done, problems, chunks }) {
      if (done < next) return;
      next = done - (done % LINE_EVERY) + LINE_EVERY;
      output.write(`${words('ingest-progress-line', { done, problems, chunks })}\n`);
    },
    stop() {},
  };
}

function createBar({ output, words, clock }: ProgressOptions, total: number): ProgressView {
  const [chunkPace, pace] = [new Pace(clock()), new Pace(clock())];
  const oneDigit = new Intl.NumberFormat(words.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const names = ['bar', 'total', 'rate', 'left'].map((name) => [name, `{${name}}`]);
  const bar = barOf(
    output,
    words('ingest-progress-bar', { ...Object.fromEntries(names), value: '{finished}' }),
  );
  bar.start(total, 0, { finished: 0, rate: UNKNOWN, left: UNKNOWN });
  return {
    update({ read, done, problems, chunks, pending, embedded }) {
      const finished = Math.min(done + problems, total);
      // What is embedded and not stored yet moves the bar too: a long article would hold it up otherwise.
      const ahead = Math.max(0, read - finished) * (embedded / Math.max(embedded + pending, 1));
      const value = Math.min(finished + ahead, total);
      const now = clock();
      chunkPace.update(now, chunks);
      pace.update(now, value);
      const perSecond = chunkPace.perSecond();
      const rate = perSecond === null ? UNKNOWN : oneDigit.format(perSecond);
      bar.update(value, { finished, rate, left: formatLeft(pace.secondsTo(total)) });
    },
    stop: () => bar.stop(),
  };
}

/** A bar where the total is known and `output` is a terminal, else lines. */
export function createProgress(options: ProgressOptions): ProgressView {
  const { output, total } = options;
  return output.isTTY === true && total !== null && total > 0
    ? createBar(options, total)
    : createLines(options);
}

/** A bar, or a plain line now and then, that counts to a known total. */
export function countTo(
  total: number,
  { output, words, clock }: Omit<ProgressOptions, 'total'>,
): { step(): void; stop(): void } {
  let done = 0;
  if (output.isTTY !== true) {
    return {
      step() {
        if (++done % LINE_EVERY === 0) output.write(`${words('count-progress-line', { done, total })}\n`);
      },
      stop() {},
    };
  }
  const pace = new Pace(clock());
  const names = ['bar', 'value', 'total', 'left'].map((name) => [name, `{${name}}`]);
  const bar = barOf(output, words('count-progress-bar', Object.fromEntries(names)));
  bar.start(total, 0, { left: UNKNOWN });
  return {
    step() {
      pace.update(clock(), ++done);
      bar.update(done, { left: formatLeft(pace.secondsTo(total)) });
    },
    stop: () => bar.stop(),
  };
}
