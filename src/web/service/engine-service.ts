import { type EnginesReply, enginesSchema } from '../../api/engines-schema.ts';
import { fetchJson } from './fetch-json.ts';

/** Which engines there are, and which of them can be asked for. */
export function listEngines(): Promise<EnginesReply> {
  return fetchJson('/v1/engines', enginesSchema);
}
