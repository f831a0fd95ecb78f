import { OpenAI } from 'openai';
import type { EndpointSettings } from '../../domain/model-settings.ts';
import { parseComplaint } from './complaint.ts';
import { httpFetch } from './http-fetch.ts';

/**
 * Open the client of an endpoint. It sends once what it is told to: waiting and repeating are not its business. Nothing that it
 * would read from OPENAI_ variables is used, and it logs nothing.
 *
 * An address may carry a name and a password (sent as basic authentication, where no key is set) and a query (sent along).
 */
export function openClient({ baseUrl, apiKey, timeoutMs }: EndpointSettings): OpenAI {
  const url = new URL(baseUrl);
  const authorization = apiKey === '' ? { Authorization: basicAuthorization(url) } : {};
  return new OpenAI({
    baseURL: `${url.origin}${url.pathname}`,
    defaultQuery: Object.fromEntries(url.searchParams),
    apiKey: apiKey || 'none',
    defaultHeaders: authorization,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: Math.ceil(timeoutMs),
    fetch: fetchWithPlainErrors,
  });
}

/** null keeps the header away. */
function basicAuthorization({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** The client knows one form of error bodies; bring the others into it. */
async function fetchWithPlainErrors(...request: Parameters<typeof httpFetch>): Promise<Response> {
  const response = await httpFetch(...request);
  if (response.ok) return response;
  const error = parseComplaint(await response.text());
  return Response.json({ error }, { status: response.status, headers: response.headers });
}
