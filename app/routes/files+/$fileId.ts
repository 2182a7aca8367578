import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { storedFile } from '~/services/files/read.server';

/**
 * An uploaded paper: pictures are shown, a PDF is downloaded. The type is what its bytes are; browsers are told not to
 * guess another by the server's own `nosniff`.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'provider_file.read');
  const file = await storedFile(actor, params.fileId ?? '');
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const how = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return new Response(file.content, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
}
