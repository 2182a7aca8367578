import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { claimProof } from '~/services/aid/claims.server';

/** The paper of an application: pictures are shown, a PDF is downloaded. That it was opened is written down. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const proof = await claimProof(actor, params.claimId ?? '', new Date());
  const plain = proof.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const how = proof.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return new Response(proof.content, {
    headers: {
      'content-type': proof.mediaType,
      'content-length': String(proof.content.byteLength),
      'content-disposition': `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(proof.name)}`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
}
