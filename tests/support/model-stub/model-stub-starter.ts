import { afterEach } from 'vitest';
import { type ModelStub, type StubOptions, startModelStub } from './start-model-stub.ts';

/** Start stubs in the tests of a file; all are closed after each test. */
export function modelStubStarter(): (options?: StubOptions) => Promise<ModelStub> {
  const stubs: ModelStub[] = [];
  afterEach(async () => {
    await Promise.all(stubs.splice(0).map((stub) => stub.close()));
  });
  return async (options) => {
    const stub = await startModelStub(options);
    stubs.push(stub);
    return stub;
  };
}
