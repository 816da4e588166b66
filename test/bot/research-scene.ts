// A bot over articles that are really stored and looked up, and one that people can write to.
import { memoryDatabase } from '../support/memory-database.js';
import { type ResearchScene, researchOn } from '../support/research-stores.js';
import { createScene, type Scene } from './harness.js';

export interface ResearchBot extends Scene {
  readonly add: ResearchScene['add'];
  readonly groupStories: ResearchScene['groupStories'];
}

/** A running bot whose research looks through what `add` stores. */
export async function createResearchBot(): Promise<ResearchBot> {
  const db = memoryDatabase();
  const { add, groupStories, ...research } = researchOn(db);
  const scene = await createScene(research);
  scene.start();
  const close = async (): Promise<void> => {
    await scene.close();
    db.close();
  };
  return { ...scene, add, groupStories, close };
}

/** A day of publication as the paper's page states it. */
export function published(day: string) {
  return { day, time: null, source: 'meta' as const };
}
