import { toString as draw } from 'qrcode';

/** A QR code as the address of an image: an SVG in a data: URL, which the Content-Security-Policy lets images have. */
export async function qrImage(text: string): Promise<string> {
  const svg = await draw(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
