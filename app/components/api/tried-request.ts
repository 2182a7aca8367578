import { API_NAMES } from '~/i18n/api-names';
import type { Sent } from './use-request';

export type TriedOperation = {
  method: string;
  path: string;
  scope: string | null;
  parameters: readonly {
    name: string;
    place: 'path' | 'query' | 'header';
    required: boolean;
    choices: readonly string[];
    list: boolean;
  }[];
  body: { example: string } | null;
};

export type Tried = {
  sent: Sent;
  /** Names of what has to be there and is not. */
  missing: string[];
  bodyBroken: boolean;
};

/** The request that is made of what was typed; several values of a list stand between commas or blanks. */
export function triedRequest(
  { method, path, parameters, body }: TriedOperation,
  { typed, token, lng }: { typed: Readonly<Record<string, string>>; token: string; lng: string },
): Tried {
  const value = (name: string) => (typed[name] ?? '').trim();
  const query = new URLSearchParams();
  let address = path;
  const headers: Record<string, string> = { [API_NAMES.languageHeader]: lng };
  for (const { name, place, list } of parameters) {
    const text = value(name);
    if (!text) continue;
    if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(text));
    else if (place === 'header') headers[name] = text;
    else
      for (const each of list ? text.split(/[\s,，、]+/).filter(Boolean) : [text]) query.append(name, each);
  }
  if (token) headers.Authorization = `Bearer ${token}`;
  const content = body ? (typed.body ?? body.example) : undefined;
  if (content !== undefined) headers['Content-Type'] = 'application/json';
  const search = query.size > 0 ? `?${query}` : '';
  return {
    sent: {
      method: method.toUpperCase(),
      url: `${API_NAMES.base}${address}${search}`,
      headers,
      body: content,
    },
    missing: parameters.filter(({ name, required }) => required && !value(name)).map(({ name }) => name),
    bodyBroken: content !== undefined && !isJson(content),
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
