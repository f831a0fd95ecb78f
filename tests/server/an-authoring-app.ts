import request from 'supertest';
import { anAuthoring } from '../workflows/an-authoring-place.ts';
import { anApp } from './an-app.ts';

/** The service with the real work with rubrics over a small bank and a store of its own. */
export async function anAuthoringApp() {
  const { authoring, bank } = await anAuthoring();
  const { app, logged } = await anApp({ authoring, bank });
  const ask = request(app);
  return {
    app,
    logged,
    ask,
    /** Import pasted text, and give the first draft. */
    async importText(text: string) {
      const { body } = await ask.post('/v1/imports').send({ text }).expect(201);
      const [id] = body.draftIds;
      return (await ask.get(`/v1/drafts/${id}`).expect(200)).body;
    },
  };
}
