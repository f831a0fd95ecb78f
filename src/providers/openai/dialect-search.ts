import type { CallFailure } from './call-failure.ts';
import type { ChatDialect } from './chat-dialect.ts';
import type { DialectMemory } from './dialect-memory.ts';

/** The wordings that one request tries; what another request has learnt in the meantime comes before steps of its own. */
export class DialectSearch {
  readonly #memory: DialectMemory;
  readonly #stepBack: (dialect: ChatDialect, failure: CallFailure) => ChatDialect | undefined;
  #known: ChatDialect;
  current: ChatDialect;

  constructor(
    memory: DialectMemory,
    stepBack: (dialect: ChatDialect, failure: CallFailure) => ChatDialect | undefined,
  ) {
    this.#memory = memory;
    this.#stepBack = stepBack;
    this.#known = memory.known;
    this.current = memory.known;
  }

  /** The current wording was answered: remember it. */
  keep(): void {
    if (this.current !== this.#known) this.#memory.learn(this.current);
  }

  /** @returns whether there is another wording to try after this failure. */
  moveOn(failure: CallFailure): boolean {
    const next = this.#stepBack(this.current, failure);
    if (next === undefined) return false;
    const isNews = this.#memory.known !== this.#known;
    this.#known = this.#memory.known;
    this.current = isNews ? this.#known : next;
    return true;
  }
}
