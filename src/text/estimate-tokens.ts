/** Latin characters to a token, as OpenAI tells its users to reckon (help.openai.com, "What are tokens and how to count them?"). */
const latinCharactersToAToken = 4;

/**
 * Estimate how many tokens a model makes of a text: one for each Han character, which is more than today's tokenisers make of
 * common ones, and one for four of any others. For forecasts and rate limits; bills are reckoned with what the endpoint counts.
 */
export function estimateTokens(text: string): number {
  let han = 0;
  let others = 0;
  for (const character of text) {
    if (/\p{Script=Han}/u.test(character)) han++;
    else others++;
  }
  return han + Math.ceil(others / latinCharactersToAToken);
}
