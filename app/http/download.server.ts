/** A document as the answer to a request: shown by the browser, kept under its name, never by a cache. */
export function pdfAnswer({ file, name }: { file: Buffer; name: string }): Response {
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  });
}
