import { z } from 'zod';

/** What an endpoint says is wrong with a request. To decide by, never to show: it may quote the prompt. */
export type Complaint = { readonly code: string; readonly param: string; readonly message: string };

export const noComplaint: Complaint = { code: '', param: '', message: '' };

const text = z.union([z.string(), z.number().transform(String)]).catch('');
const fields = z.object({ code: text, type: text, param: text, message: text });
const detail = z.array(z.object({ loc: z.array(text), msg: text })).transform((problems) => ({
  ...noComplaint,
  param: problems.map(({ loc }) => loc.filter((part) => part !== 'body').join('.')).join(' '),
  message: problems.map(({ msg }) => msg).join(' '),
}));
const sentence = z.string().transform((message) => ({ ...noComplaint, message }));
const complaint = fields.transform(({ code, type, param, message }) => ({ code: code || type, param, message }));

/** OpenAI's form and those who follow it; an `error` that is a sentence; FastAPI's `detail`; the fields without an `error` around. */
const body = z.union([
  z.object({ error: z.union([sentence, complaint]) }).transform(({ error }) => error),
  z.object({ detail: z.union([sentence, detail]) }).transform((said) => said.detail),
  complaint,
]);

/** Read the body of an error, in whichever of the usual forms; without words if it has none of them. */
export function parseComplaint(bodyText: string): Complaint {
  try {
    return body.catch(noComplaint).parse(JSON.parse(bodyText));
  } catch (error) {
    if (error instanceof SyntaxError) return noComplaint;
    throw error;
  }
}
