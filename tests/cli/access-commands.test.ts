import { expect, it } from 'vitest';
import { aStore } from './a-store.ts';

async function aMigratedStore() {
  const store = aStore();
  await store.run(['db', 'migrate']);
  return store;
}

it('prints an invitation of an owner, with the address of the service', async () => {
  const { run } = await aMigratedStore();
  const { code, stdout, stderr } = await run(['access', 'link']);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^It works once, until 20[\d:.TZ-]+\.\n$/),
  });
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:8080\/#invitation=[\w-]{43}\n$/);
  const environment = { PUBLIC_URL: 'https://answers.example.org/' };
  const asked = ['access', 'link', '--role', 'candidate', '--email', 'a@example.org', '--json'];
  const json = JSON.parse((await run(asked, { environment })).stdout);
  expect(json.url).toMatch(/^https:\/\/answers\.example\.org\/#invitation=/);
});

it('lists nobody, and makes no new password for nobody', async () => {
  const { run } = await aMigratedStore();
  expect(await run(['access', 'list'])).toMatchObject({ code: 0, stdout: '' });
  expect(await run(['access', 'list', '--json'])).toMatchObject({ code: 0, stdout: '{"accounts":[]}\n' });
  expect(await run(['access', 'link', '--reset', 'a@example.org'])).toMatchObject({
    code: 1,
    stderr: 'answer-eval: There is no such account\n',
  });
});

it.each([
  { args: ['--role', 'boss'], problem: '--role: must be one of owner, interviewer, candidate' },
  { args: ['--email', 'nobody'], problem: '--email: must be an e-mail address' },
  { args: ['--reset', 'a@example.org', '--role', 'owner'], problem: '--reset is for an account that is there' },
])('refuses $args', async ({ args, problem }) => {
  const { run } = await aMigratedStore();
  const { code, stderr } = await run(['access', 'link', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(problem);
});

it('makes no database where there is none', async () => {
  const { run } = aStore();
  expect(await run(['access', 'link'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there is no database'),
  });
});
