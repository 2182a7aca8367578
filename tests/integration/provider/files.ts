const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** The smallest things that are what they say by their first bytes. */
export const PDF = bytes('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj\n');
export const PNG = bytes('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR');
export const HTML = bytes('<!doctype html><script>alert(1)</script>');
