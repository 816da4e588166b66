// A refusal in the Bot API's own terms.

/** Thrown inside the fake server; becomes `{ ok: false, error_code, description, parameters }`. */
export class ApiFailure extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: ApiFailure['parameters']) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}
