// The little of a logger that this folder uses; pino's fits.

export interface VectorLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
