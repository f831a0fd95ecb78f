/** What a server is to be run with. */
export type ServerPlan = {
  readonly program: string;
  readonly args: readonly string[];
  /** Holds everything of the server; removed at its end. */
  readonly folder: string;
  /** Who runs it; `undefined` for whoever runs the tests. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
};

export type SupervisorCommand = 'start' | 'halt' | 'end';

/** `done`: the command was carried out. `ended`: the server has ended although nobody asked for it. */
export type SupervisorReply = 'done' | 'ended';
