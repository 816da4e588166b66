// The little of a logger that this folder uses; pino's fits.

export interface VectorLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A log whose lines wait for `release`, so that of what comes to nothing none is written. */
export function heldLog(log: VectorLog): VectorLog & { release(): void } {
  const held: Array<() => void> = [];
  let released = false;
  const hold =
    (level: keyof VectorLog) =>
    (fields: object, message: string): void => {
      if (released) log[level](fields, message);
      else held.push(() => log[level](fields, message));
    };
  return {
    info: hold('info'),
    warn: hold('warn'),
    error: hold('error'),
    release() {
      released = true;
      for (const write of held.splice(0)) write();
    },
  };
}
