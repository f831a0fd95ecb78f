// `node tests/support/model-stub/main.ts --port 0 --latency 200`: the stub as a process of its own, so that its work is not the
// client's. Prints its base URL in a line, then runs until it is told to end, or its standard input is closed.
import { parseArgs } from 'node:util';
import { startModelStub } from './start-model-stub.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    /** Milliseconds before every reply. */
    latency: { type: 'string', default: '0' },
    /** Text of every reply. */
    reply: { type: 'string', default: '{}' },
  },
});
const stub = await startModelStub({
  port: Number(values.port),
  latencyMs: Number(values.latency),
  reply: () => values.reply,
  keepsNoRequests: true,
});
console.log(stub.baseUrl);
process.stdin.resume().on('end', () => void stub.close());
process.on('SIGTERM', () => void stub.close().then(() => process.exit(0)));
