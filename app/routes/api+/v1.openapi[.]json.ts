import { documentAnswer } from '~/api/openapi.server';

/** The OpenAPI document, in the language of `Accept-Language`. */
export const loader = documentAnswer;
export const action = documentAnswer;
