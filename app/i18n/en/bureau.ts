import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/bureau';

export default {} satisfies Counterpart<typeof zh>;
