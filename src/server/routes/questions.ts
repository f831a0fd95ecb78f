import { Router } from 'express';
import type { QuestionBank } from '../../domain/question-bank.ts';
import { getQuestion, listQuestions } from '../../workflows/list-questions.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/questions`: what a candidate may see of the bank. */
export function questionRoutes(bank: QuestionBank): Router {
  const router = Router();
  router
    .route('/v1/questions')
    .get((_request, response) => void response.json(listQuestions(bank)))
    .all(allowMethods('GET'));
  router
    .route('/v1/questions/:id')
    .get((request, response) => void response.json(getQuestion(bank, request.params.id)))
    .all(allowMethods('GET'));
  return router;
}
