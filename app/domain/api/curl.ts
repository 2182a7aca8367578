/**
 * A request as a command line that anybody can paste. Single quotes keep a shell from reading what is inside; only a
 * token that is the name of a variable (`$TOKEN`) is for the shell to fill in.
 */
export function curlOf({
  method,
  url,
  token,
  key,
  body,
}: {
  method: string;
  url: string;
  token?: string;
  key?: string;
  body?: string;
}): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    ...(token?.startsWith('$') ? [`-H "Authorization: Bearer ${token}"`] : []),
    ...(token && !token.startsWith('$') ? [`-H ${quoted(`Authorization: Bearer ${token}`)}`] : []),
    ...(key ? [`-H ${quoted(`Idempotency-Key: ${key}`)}`] : []),
    ...(body !== undefined ? [`-H 'Content-Type: application/json'`, `-d ${quoted(body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}
