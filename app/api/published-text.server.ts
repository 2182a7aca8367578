/** A paper of a draw, byte for byte as its sum was taken, to be kept as a file. It never changes. */
export function publishedText({ text, sha256 }: { text: string; sha256: string }): Response {
  const digest = Buffer.from(sha256, 'hex').toString('base64');
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'repr-digest': `sha-256=:${digest}:`,
      etag: `"${sha256}"`,
      'cache-control': 'public, max-age=86400, immutable',
    },
  });
}
