import { db } from '~/db/client.server';
import { type Actor, rolesOf } from '~/domain/access/actor';
import { AREAS, type Role } from '~/domain/access/roles';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { ownedProviders } from '~/services/provider/scope.server';

/** An uploaded paper for its provider's owner or the bureau. @throws NotFound for everybody else */
export async function storedFile(actor: Actor, fileId: string) {
  const bureau: readonly Role[] = AREAS.bureau;
  const ofBureau = rolesOf(actor).some((role) => bureau.includes(role));
  const file = await db.storedFile.findFirst({
    where: { id: idOf(fileId, 'file'), ...(!ofBureau && { providerId: { in: ownedProviders(actor) } }) },
    select: { name: true, mediaType: true, size: true, sha256: true, content: true },
  });
  if (!file) throw new NotFound('file');
  return file;
}
