import type { LlmSettings } from '../../domain/model-settings.ts';
import { type ChatRequest, type OutputForm, outputForms } from '../chat-model.ts';
import type { CallFailure } from './call-failure.ts';
import type { Complaint } from './complaint.ts';

/** What an endpoint takes of the parts of a request that not all of them know. */
export type ChatDialect = {
  readonly form: OutputForm;
  readonly takesSeed: boolean;
  readonly takesTemperature: boolean;
  /** OpenAI's newer models know only the longer name, most other endpoints only the shorter one. */
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens';
};

/** The most that can be asked for: what to begin with. */
export function fullDialect(outputForm: LlmSettings['outputForm']): ChatDialect {
  const form = outputForm === 'auto' ? outputForms[0] : outputForm;
  return { form, takesSeed: true, takesTemperature: true, tokenLimit: 'max_tokens' };
}

/** Statuses with which endpoints turn down what they do not know. */
const rejections: readonly number[] = [400, 404, 422, 501];

/** Complaints about something that no other wording would change. */
const hopeless = /context|too long|too large|not.?found|does not exist|filter|data_inspection|api.?key|model_not/i;

/**
 * Ask for less where an endpoint did not take a request: without the part it complains of, or, where it does not say, in the next
 * looser form.
 *
 * @returns undefined if the failure is none of the wording, or nothing is left to give up. Each step gives something up for good,
 *   so there are at most five.
 */
export function stepBack(
  dialect: ChatDialect,
  failure: CallFailure,
  asked: { readonly outputForm: LlmSettings['outputForm']; readonly seed: number | undefined },
): ChatDialect | undefined {
  if (failure.kind !== 'status' || !rejections.includes(failure.status)) return undefined;
  const part = blamedPart(failure.complaint);
  if (part === 'tokenLimit' && dialect.tokenLimit === 'max_tokens') {
    return { ...dialect, tokenLimit: 'max_completion_tokens' };
  }
  if (part === 'seed' && dialect.takesSeed && asked.seed !== undefined) return { ...dialect, takesSeed: false };
  if (part === 'temperature' && dialect.takesTemperature) return { ...dialect, takesTemperature: false };
  const mayBeForm = part === 'form' || (part === undefined && !isHopeless(failure.status, failure.complaint));
  const looser = mayBeForm && asked.outputForm === 'auto' ? looserForm(dialect.form) : undefined;
  return looser && { ...dialect, form: looser };
}

type Part = 'form' | 'seed' | 'temperature' | 'tokenLimit';

const partNames: readonly (readonly [RegExp, Part])[] = [
  [/response_format|json_schema|json_object|structured|guided|grammar|\bjson\b/i, 'form'],
  [/max_(completion_)?tokens/, 'tokenLimit'],
  [/\bseed\b/, 'seed'],
  [/\btemperature\b/, 'temperature'],
];

/** The field that the endpoint names decides; its sentence only where it names none. */
function blamedPart({ param, message }: Complaint): Part | undefined {
  const find = (text: string) => partNames.find(([pattern]) => pattern.test(text))?.[1];
  return param === '' ? find(message) : find(param);
}

function isHopeless(status: number, { code, message }: Complaint): boolean {
  return hopeless.test(`${code} ${message}`) || (status === 404 && message === '');
}

function looserForm(form: OutputForm): OutputForm | undefined {
  return outputForms[outputForms.indexOf(form) + 1];
}

/** The body of a request, as the dialect words it. */
export function toRequestBody(model: string, request: ChatRequest, dialect: ChatDialect) {
  const { messages, temperature, seed, maxOutputTokens, reply } = request;
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    [dialect.tokenLimit]: maxOutputTokens,
    ...(dialect.takesTemperature ? { temperature } : {}),
    ...(dialect.takesSeed && seed !== undefined ? { seed } : {}),
    ...toResponseFormat(dialect.form, reply),
  };
}

function toResponseFormat(form: OutputForm, { name, schema }: ChatRequest['reply']) {
  if (form === 'text') return {};
  if (form === 'json-object') return { response_format: { type: 'json_object' as const } };
  return {
    response_format: { type: 'json_schema' as const, json_schema: { name, strict: true, schema: { ...schema } } },
  };
}
