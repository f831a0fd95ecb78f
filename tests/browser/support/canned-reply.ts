/** What the fake service answers with; texts go out as they are, everything else as JSON. */
export type CannedReply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly delayMs?: number;
};
