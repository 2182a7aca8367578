import { crc32, deflateSync } from 'node:zlib';

/**
 * A one-page PDF that says in large letters what it stands for and that it is no real paper. Written by hand: lines
 * of Helvetica, so ASCII only. The same lines give the same bytes.
 */
export function paperPdf(lines: readonly string[]): Buffer {
  const literal = (text: string) => text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');
  const text = lines
    .map(
      (line, index) =>
        `BT /F1 ${index === 0 ? 22 : 13} Tf 72 ${720 - index * 30} Td (${literal(line)}) Tj ET`,
    )
    .join('\n');
  const content = `0.75 0.2 0.15 RG 3 w 54 500 487 270 re S\n${text}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** A small picture of a scanned page: a dark frame and grey lines of "text", 248 × 351 pixels. */
export function paperPng(lines: number): Buffer {
  const [width, height] = [248, 351];
  const pixels = Buffer.alloc((width + 1) * height, 0xf7);
  for (let y = 0; y < height; y += 1) {
    const row = y * (width + 1);
    pixels[row] = 0; // no filter
    const framed = y >= 12 && y < height - 12;
    const onLine = framed && y > 60 && y < 60 + lines * 22 && y % 22 < 5;
    for (let x = 0; x < width; x += 1) {
      const edge =
        framed && x >= 12 && x < width - 12 && (y < 15 || y >= height - 15 || x < 15 || x >= width - 15);
      if (edge) pixels[row + 1 + x] = 0x50;
      else if (onLine && x > 36 && x < width - 36 - ((y * 7) % 60)) pixels[row + 1 + x] = 0xa8;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // eight bits of grey
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
