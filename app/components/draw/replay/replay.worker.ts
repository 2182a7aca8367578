import { type Answer, type Question, ReplayEngine } from './engine';

// Counts beside the page, so that the page stays quick while a county is drawn again.
const engine = new ReplayEngine();
self.onmessage = ({ data }: MessageEvent<Question>) => {
  self.postMessage(engine.answer(data) satisfies Answer);
};
