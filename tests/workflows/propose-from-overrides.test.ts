import { expect, it } from 'vitest';
import { commandLineActor } from '../../src/domain/actor.ts';
import { aReviewedBank, type Said } from './a-reviewed-bank.ts';

const causeIsThere = (quote: string): Said => ({ verdicts: { cause: 'covered' }, quotes: { cause: quote } });

/** Three answers in which people found the cause looked into where the machine did not, and some that it judged rightly. */
async function aBankWithMissedWords() {
  const place = await aReviewedBank();
  await place.review('先道歉，再调监控看看', causeIsThere('调监控看看'));
  await place.review('我去后台调监控。', causeIsThere('后台调监控'));
  await place.review('马上调监控弄清楚', causeIsThere('调监控弄清楚'));
  await place.review('向客户道歉，让他消气。');
  await place.review('先查叫号记录。');
  await place.store('抱歉，我来调监控。');
  return place;
}

const changesOf = async ({ agreement }: Awaited<ReturnType<typeof aReviewedBank>>, makeDraft = true) => {
  const [pattern, ...more] = await agreement.listPatterns(commandLineActor, {});
  if (!pattern) throw new Error('no pattern was found');
  return { pattern, more, proposal: await agreement.proposeChange(commandLineActor, pattern.id, { makeDraft }) };
};

it('makes a draft of the words that people found and the rubric did not, with the effect on stored answers', async () => {
  const place = await aBankWithMissedWords();
  const { pattern, more, proposal } = await changesOf(place);
  expect(more).toEqual([]);
  expect(pattern).toMatchObject({
    ...{ questionId: 'complaint', criterionId: 'cause', machineVerdict: 'missing', verdict: 'covered' },
    ...{ answers: 3, ofAnswers: 4, reviewed: 5 },
  });
  expect(proposal.changes).toEqual([
    { field: 'criterion.cues', criterionId: 'cause', before: null, after: expect.stringMatching(/监控.*\(2\)/) },
  ]);
  // Of ten decisions the change agrees with three more; one answer more gets points, which nobody reviewed.
  expect(proposal.overrides).toEqual({
    ...{ decisions: 10, overridden: 3, agreedBefore: 0, nowAgree: 3, gained: 3, noLongerAgree: 0 },
  });
  expect(proposal.effect).toEqual({ answers: 6, changed: 4, meanShift: (4 * 1.5) / 6 });
  expect(proposal).toMatchObject({ heldOut: { found: 3, of: 3 }, isHelpful: true });
  const draft = await place.authoring.getDraft(String(proposal.draftId));
  expect(draft.basedOn).toBe(place.complaint.rubric.hash);
  const cues = draft.content.criteria.find(({ id }) => id === 'cause')?.cues ?? [];
  expect(cues.map(({ say }) => say)).toContainEqual(expect.stringContaining('监控'));
  expect(await place.authoring.listVersions()).toHaveLength(2);
});

it('makes no draft unless one is wanted', async () => {
  const place = await aBankWithMissedWords();
  const { proposal } = await changesOf(place, false);
  expect(proposal).toMatchObject({ isHelpful: true, draftId: null });
  expect(await place.authoring.listDrafts()).toEqual([]);
});

it('takes out a cue that stood behind verdicts which people lowered', async () => {
  const place = await aReviewedBank();
  const vague = { verdicts: { apologise: 'missing' } } as const;
  await place.review('我的态度一直很好。', vague);
  await place.review('态度要好一点。', vague);
  await place.review('说话态度好。', vague);
  await place.review('先向客户道歉。');
  const { pattern, proposal } = await changesOf(place);
  expect(pattern).toMatchObject({
    criterionId: 'apologise',
    machineVerdict: 'partial',
    verdict: 'missing',
    points: -1,
  });
  expect(proposal.changes).toEqual([
    { field: 'criterion.cues', criterionId: 'apologise', before: '态度 .. 好 (1)', after: null },
  ]);
  expect(proposal).toMatchObject({ isHelpful: true, heldOut: null, overrides: { nowAgree: 3, noLongerAgree: 0 } });
  expect(proposal.draftId).not.toBeNull();
});

it('offers no draft of a change that undoes as much as it mends', async () => {
  const place = await aReviewedBank();
  for (const answer of ['我给他端茶倒水', '端茶倒水再说', '先端茶倒水']) {
    await place.review(answer, { verdicts: { apologise: 'covered' }, quotes: { apologise: answer } });
  }
  // Nobody found an apology in these, but only half of one: they are no negatives of the search, and cease to agree.
  for (const answer of ['态度好，端茶倒水。', '态度很好，给他端茶倒水。', '用好的态度端茶倒水，态度好。']) {
    await place.review(answer);
  }
  const { proposal } = await changesOf(place);
  expect(proposal.overrides).toMatchObject({ nowAgree: 3, gained: 3, noLongerAgree: 3 });
  expect(proposal).toMatchObject({ isHelpful: false, draftId: null });
  expect(await place.authoring.listDrafts()).toEqual([]);
});

it('proposes nothing where the quotes have nothing in common', async () => {
  const place = await aReviewedBank();
  await place.review('翻翻录像带', causeIsThere('录像带'));
  await place.review('问一问保安', causeIsThere('保安'));
  await place.review('拿出流水单', causeIsThere('流水单'));
  const { proposal } = await changesOf(place);
  expect(proposal).toMatchObject({ changes: [], isHelpful: false, draftId: null, effect: { changed: 0 } });
});

it('finds no pattern of a rubric that is no longer in use', async () => {
  const place = await aBankWithMissedWords();
  const { pattern } = await changesOf(place, false);
  const draft = await place.authoring.draftVersion('complaint');
  const content = { ...draft.content, prompt: '客户投诉，你怎么办？' };
  await place.authoring.saveDraft(draft.id, draft.revision, { content });
  await place.authoring.publishDraft(draft.id, { revision: draft.revision + 1, overrideReason: '只改题目' });
  expect(await place.agreement.listPatterns(commandLineActor, {})).toEqual([]);
  const refused = place.agreement.proposeChange(commandLineActor, pattern.id, { makeDraft: true });
  await expect(refused).rejects.toMatchObject({ code: 'override-pattern-not-found' });
});

it('leaves erased answers out of the measurement', async () => {
  const place = await aBankWithMissedWords();
  const again = await place.storage.evaluations.record({
    answer: { text: '快去调监控', candidateId: 'zhang' },
    evaluation: (await place.store('快去调监控')).evaluation,
    language: 'zh',
  });
  await place.review('快调监控', { ...causeIsThere('调监控'), review: { ...again } });
  await place.storage.candidates.forget('zhang');
  const { pattern, proposal } = await changesOf(place, false);
  expect(pattern.answers).toBe(4);
  expect(proposal.overrides.overridden).toBe(3);
});

it('stops when the caller hangs up', async () => {
  const place = await aBankWithMissedWords();
  const { pattern } = await changesOf(place, false);
  const signal = AbortSignal.abort(new Error('gone'));
  const asked = place.agreement.proposeChange(commandLineActor, pattern.id, { makeDraft: true, signal });
  await expect(asked).rejects.toThrow('gone');
  expect(await place.authoring.listDrafts()).toEqual([]);
});
