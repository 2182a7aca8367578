import { Agent, request } from 'node:http';

/** One request of a bench, as it is sent each time. */
export type Question = {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/**
 * Asks all of them over a few connections that are kept open, each connection the next one as soon as it has its answer.
 *
 * @throws when an answer is not 200, or is empty
 */
export async function askAll(questions: readonly Question[], connections: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < questions.length; at = next++) await ask(questions[at] as Question, agent);
  };
  try {
    await Promise.all(Array.from({ length: connections }, worker));
  } finally {
    agent.destroy();
  }
}

/** The text of one answer. @throws when it is not 200, or is empty */
export function ask({ url, method = 'GET', headers, body }: Question, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200 && text !== '') resolve(text);
        else reject(new Error(`${method} ${url}: ${answer.statusCode} ${text.slice(0, 300)}`));
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
