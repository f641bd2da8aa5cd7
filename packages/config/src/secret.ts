import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/** A value that prints and serialises as `[redacted]`; whoever needs it asks for it by name. */
export class Secret<Value = string> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
