import { sealAudit } from '~/services/audit/chain.server';
import type { Job } from './job';

/** Chains the audit events of the last minute. */
export const sealAuditJob: Job<'seal-audit'> = async () => {
  await sealAudit();
};
