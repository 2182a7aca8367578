/** A published file of a draw. It never changes, so whoever has it may keep it; its hash is its tag. */
export function paperResponse(kind: string, { text, sha256 }: { text: string; sha256: string }): Response {
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="draw-${kind}.json"`,
      'cache-control': 'public, max-age=3600',
      etag: `"${sha256}"`,
    },
  });
}
